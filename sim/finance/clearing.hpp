#pragma once

#include <cstddef>
#include <vector>

#include "sim/finance/claims.hpp"

namespace gigaload::sim {

/// A party that lacks no more than this share of what it owes has not failed: sums of a thousand
/// rounded amounts are off by less, and 1e-12 is a dollar in a trillion.
inline constexpr double kSolvencyTolerance = 1e-12;

/// Holds who pays what when claims fall due at once, in the unit of the claims and by party.
struct Clearing {
  std::vector<double> owed_busd;  // to parties and outside
  std::vector<double> paid_busd;  // the greatest clearing vector
  /// Holds the round in which a party fails, from 1 on: those of round 1 cannot pay though all
  /// others do, those of each further round because of the rounds before. 0: it pays in full.
  std::vector<std::size_t> failed_in_round;
  std::vector<double> equity_busd;        // what is left to its owners
  std::vector<double> default_cost_busd;  // what is lost of its assets and claims as it fails
  std::vector<double> lost_busd;          // what it does not get of its claims on others
  double outside_lost_busd = 0.0;         // what outsiders do not get
  std::size_t rounds = 0;                 // of failing; 0: nobody fails
};

/// Finds the greatest clearing vector of the claims, in at most as many rounds as there are parties
/// and O(n^3) operations. Each failed party pays its creditors in proportion to what it owes them.
/// Throws InputError with the first of faults_of().
[[nodiscard]] Clearing clear(const Claims& claims);

}  // namespace gigaload::sim
