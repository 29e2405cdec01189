#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "sim/finance/clearing.hpp"
#include "tests/fuzz/targets.hpp"
#include "tools/clear/case_file.hpp"

namespace gigaload::fuzz {
namespace {

double sum(const std::vector<double>& amounts) {
  return std::accumulate(amounts.begin(), amounts.end(), 0.0);
}

void check(const sim::Claims& claims) {
  const sim::Clearing found = sim::clear(claims);
  expect(found.rounds <= claims.names.size(), "in each round somebody fails");
  const double outside = sum(claims.outside_busd) - found.outside_lost_busd;
  for (std::size_t i = 0; i < claims.names.size(); ++i) {
    expect(found.paid_busd[i] >= 0.0 && found.paid_busd[i] <= found.owed_busd[i],
           "nobody pays more than it owes");
    expect(found.failed_in_round[i] == 0 || found.equity_busd[i] == 0.0,
           "owners get nothing of who has failed");
  }
  // of amounts that differ by many orders the small ones are lost in sums of the large, and who
  // lacks less than the least number with all its digits can pay
  constexpr double kNothing = 1e-300;
  const double largest = sum(claims.assets_busd) + sum(found.owed_busd);
  const double left = outside + sum(found.equity_busd) + sum(found.default_cost_busd);
  expect(std::abs(sum(claims.assets_busd) - left) <= 1e-9 * largest + kNothing,
         "each dollar is somewhere");
}

}  // namespace

void read_claims(std::string_view input) {
  for (const auto& read : tools::cases_of_text(std::string(input), "cases.json")) {
    check(read.claims);
  }
}

}  // namespace gigaload::fuzz
