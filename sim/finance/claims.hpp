#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace gigaload::sim {

/// No amount of money is larger.
inline constexpr double kMostBusd = 1e18;

/// Holds what n parties owe each other and outsiders, and what they have besides. Amounts are told
/// in billions of US dollars; any other unit does as well where all amounts have it.
struct Claims {
  std::vector<std::string> names;                   // n, each once
  std::vector<std::vector<double>> liability_busd;  // n x n: what the row's party owes the column's
  std::vector<double> outside_busd;                 // n: what a party owes outside of the network
  std::vector<double> assets_busd;                  // n: what it has besides its claims
  /// Holds the shares of a failed party's assets and of what it gets from others that reach its
  /// creditors, as alpha and beta of Rogers and Veraart, "Failure and Rescue in an Interbank
  /// Network", Management Science 59 (2013). Nothing is lost with 1, the model of Eisenberg and
  /// Noe, "Systemic Risk in Financial Systems", Management Science 47 (2001).
  double assets_recovery = 1.0, claims_recovery = 1.0;
};

/// Names a member of Claims.
enum class ClaimsPart : std::uint8_t {
  names,
  liabilities,
  outside,
  assets,
  assets_recovery,
  claims_recovery
};

/// Says what is wrong with claims, and where.
struct ClaimsFault {
  ClaimsPart part;
  std::vector<std::size_t> at;  // indices into that part, from 0; empty: all of it
  std::string message;          // what was found and what is wanted
};

/// Returns what is wrong with claims, a thousand faults at most: lengths, names that stand twice,
/// amounts that are no number from 0 to kMostBusd, claims of a party on itself, shares outside of 0
/// to 1.
[[nodiscard]] std::vector<ClaimsFault> faults_of(const Claims& claims);

}  // namespace gigaload::sim
