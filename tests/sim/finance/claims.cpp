#include "sim/finance/claims.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "tests/sim/finance/small_claims.hpp"

using namespace gigaload;
using sim::ClaimsPart;

namespace {

/// The only fault of the claims is that one, with such a message.
void check_only_fault(const sim::Claims& claims, ClaimsPart part,
                      const std::vector<std::size_t>& at, const char* message) {
  const auto faults = sim::faults_of(claims);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].part == part);
  CHECK(faults[0].at == at);
  CAPTURE(faults[0].message);
  CHECK(faults[0].message.find(message) != std::string::npos);
}

}  // namespace

TEST_CASE("sound claims") {
  CHECK(sim::faults_of(tests::three_parties()).empty());
  CHECK(sim::faults_of(tests::three_parties(0.0, 1.0)).empty());
  CHECK(sim::faults_of(tests::claims_of({{0.0}}, {0.0})).empty());
}

TEST_CASE("each fault of claims is told with its place") {
  sim::Claims claims = tests::three_parties();
  SUBCASE("a negative liability") {
    claims.liability_busd[1][2] = -2.0;
    check_only_fault(claims, ClaimsPart::liabilities, {1, 2}, "-2 is no amount");
  }
  SUBCASE("no number") {
    claims.outside_busd[2] = std::numeric_limits<double>::quiet_NaN();
    check_only_fault(claims, ClaimsPart::outside, {2}, "nan is no amount");
  }
  SUBCASE("too much") {
    claims.assets_busd[0] = 1e19;
    check_only_fault(claims, ClaimsPart::assets, {0}, "1e+19 is no amount; a number from 0 to");
  }
  SUBCASE("a claim on oneself") {
    claims.liability_busd[1][1] = 0.5;
    check_only_fault(claims, ClaimsPart::liabilities, {1, 1}, "to itself");
  }
  SUBCASE("a short row") {
    claims.liability_busd[2].pop_back();
    check_only_fault(claims, ClaimsPart::liabilities, {2}, "2 numbers for 3 parties; one for each");
  }
  SUBCASE("a row too many") {
    claims.liability_busd.push_back({0.0, 0.0, 0.0});
    check_only_fault(claims, ClaimsPart::liabilities, {}, "4 rows for 3 parties");
  }
  SUBCASE("assets of too few") {
    claims.assets_busd.pop_back();
    check_only_fault(claims, ClaimsPart::assets, {}, "2 numbers for 3 parties; one for each");
  }
  SUBCASE("a name twice") {
    claims.names[2] = "A";
    check_only_fault(claims, ClaimsPart::names, {2}, "'A' stands twice, first as number 0");
  }
  SUBCASE("a name that is empty") {
    claims.names[1] = "";
    check_only_fault(claims, ClaimsPart::names, {1}, "a name is wanted");
  }
  SUBCASE("shares that are none") {
    claims.assets_recovery = 1.5;
    check_only_fault(claims, ClaimsPart::assets_recovery, {}, "1.5 is no share");
    claims.assets_recovery = 1.0;
    claims.claims_recovery = -0.1;
    check_only_fault(claims, ClaimsPart::claims_recovery, {}, "-0.1 is no share");
  }
  SUBCASE("nobody") { check_only_fault(sim::Claims(), ClaimsPart::names, {}, "no party"); }
}
