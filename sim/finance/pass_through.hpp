#pragma once

#include <cstddef>
#include <vector>

#include "sim/finance/claims.hpp"

namespace gigaload::sim {

/// PassThrough says what each party gets of the others when some have failed and pass on what they
/// get. It eliminates failed parties one by one from the linear equations of payments, with no
/// subtraction, so that each amount keeps its digits however seldom money leaves a cycle.
class PassThrough {
 public:
  /// Takes claims without faults and what each party owes in all. Nobody has failed.
  PassThrough(const Claims& claims, const std::vector<double>& owed_busd);

  /// Lets a party fail that has not: from now on it pays what it has and gets, less the cost of
  /// default. Throws InternalError where no money would leave a set of failed parties.
  void fail(std::size_t party);

  /// Returns what each party, failed or not, gets of the others; those that have not failed pay in
  /// full.
  [[nodiscard]] std::vector<double> received() const;

 private:
  [[nodiscard]] double leaving(std::size_t party) const;

  const Claims& claims_;
  const std::vector<double>& owed_busd_;
  std::vector<char> failed_;
  std::vector<double> of_assets_;           // c
  std::vector<std::vector<double>> share_;  // M
  std::vector<double> gone_;                // g
};

}  // namespace gigaload::sim
