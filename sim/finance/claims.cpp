#include "sim/finance/claims.hpp"

#include <array>
#include <charconv>
#include <map>
#include <utility>

#include "grid/core/counted.hpp"

namespace gigaload::sim {

namespace {

using Place = std::vector<std::size_t>;

/// Is how many faults are told: claims of a few MB may have millions.
constexpr std::size_t kMostFaults = 1000;

/// Writes a number with as many digits as it takes to be read again.
std::string written(double value) {
  std::array<char, 32> digits;
  return {digits.data(), std::to_chars(digits.begin(), digits.end(), value).ptr};
}

/// Gathers the faults of claims of so many parties.
class ClaimsCheck {
 public:
  explicit ClaimsCheck(std::size_t parties) : parties_(parties) {}

  void add(ClaimsPart part, Place at, std::string message) {
    if (faults_.size() >= kMostFaults) return;
    faults_.push_back({part, std::move(at), std::move(message)});
  }

  void check_amounts(ClaimsPart part, const std::vector<double>& amounts, const Place& row = {}) {
    if (amounts.size() != parties_) {
      add(part, row,
          counted(amounts.size(), "number") + " for " + counted(parties_, "party", "parties") +
              "; one for each is wanted");
    }
    for (std::size_t i = 0; i < amounts.size(); ++i) {
      if (amounts[i] >= 0.0 && amounts[i] <= kMostBusd) continue;
      Place at = row;
      at.push_back(i);
      add(part, std::move(at),
          written(amounts[i]) + " is no amount; a number from 0 to " + written(kMostBusd) +
              " is wanted");
    }
  }

  void check_share(ClaimsPart part, double share) {
    if (share >= 0.0 && share <= 1.0) return;
    add(part, {}, written(share) + " is no share; a number from 0 to 1 is wanted");
  }

  [[nodiscard]] std::vector<ClaimsFault> faults() && { return std::move(faults_); }

 private:
  std::size_t parties_;
  std::vector<ClaimsFault> faults_;
};

void check_names(const std::vector<std::string>& names, ClaimsCheck& check) {
  std::map<std::string, std::size_t> first;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].empty()) check.add(ClaimsPart::names, {i}, "a name is wanted");
    const auto [known, is_new] = first.try_emplace(names[i], i);
    if (!is_new) {
      check.add(ClaimsPart::names, {i},
                "'" + names[i] + "' stands twice, first as number " +
                    std::to_string(known->second) + "; each party has a name of its own");
    }
  }
}

}  // namespace

std::vector<ClaimsFault> faults_of(const Claims& claims) {
  const std::size_t parties = claims.names.size();
  const auto& liabilities = claims.liability_busd;
  ClaimsCheck check(parties);
  if (parties == 0) check.add(ClaimsPart::names, {}, "there is no party; one or more are wanted");
  check_names(claims.names, check);
  if (liabilities.size() != parties) {
    check.add(ClaimsPart::liabilities, {},
              counted(liabilities.size(), "row") + " for " + counted(parties, "party", "parties") +
                  "; one for each is wanted");
  }
  for (std::size_t i = 0; i < liabilities.size(); ++i) {
    check.check_amounts(ClaimsPart::liabilities, liabilities[i], {i});
    if (i < liabilities[i].size() && liabilities[i][i] > 0.0) {
      check.add(ClaimsPart::liabilities, {i, i},
                written(liabilities[i][i]) + " is owed by a party to itself; 0 is wanted");
    }
  }
  check.check_amounts(ClaimsPart::outside, claims.outside_busd);
  check.check_amounts(ClaimsPart::assets, claims.assets_busd);
  check.check_share(ClaimsPart::assets_recovery, claims.assets_recovery);
  check.check_share(ClaimsPart::claims_recovery, claims.claims_recovery);
  return std::move(check).faults();
}

}  // namespace gigaload::sim
