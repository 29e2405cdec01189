#pragma once

#include <cstdint>
#include <vector>

#include "grid/random.hpp"
#include "grid/system.hpp"

namespace gigaload::grid {

/// A stationary vector of standard normal AR(1) processes, one value a day and region:
///
///   z_r(d) = rho_r z_r(d-1) + sqrt(1 - rho_r^2) e_r(d),   e(d) = L eps(d),   L L^T = Q,
///   Q_ij = C_ij (1 - rho_i rho_j) / sqrt((1 - rho_i^2) (1 - rho_j^2)).
///
/// From E[z_i z_j] = rho_i rho_j E[z_i z_j] + sqrt((1 - rho_i^2)(1 - rho_j^2)) Q_ij the
/// correlation of z on the same day is C, whatever the rho. Where Q is not positive definite it
/// is drawn towards the identity (cholesky.hpp), and with it the correlation between regions.
///
/// The recursion starts from the stationary distribution on a day that depends on nothing but the
/// century, so a run that begins elsewhere meets the same values to the last bit.
class DailyProcess {
 public:
  /// Values of the days [first_day, last_day), counted from 1970-01-01. `persistence`: rho by
  /// region, -1 < rho < 1. `correlation`: C.
  DailyProcess(const std::vector<double>& persistence, const RegionMatrix& correlation,
               const RandomSource& random, std::int64_t first_day, std::int64_t last_day);

  [[nodiscard]] double at(std::size_t region, std::int64_t day) const {
    return z_[static_cast<std::size_t>(day - first_day_) * regions_ + region];
  }
  /// What had to be added to the diagonal of Q, 0 in general.
  [[nodiscard]] double ridge() const { return ridge_; }

 private:
  std::size_t regions_;
  std::int64_t first_day_;
  std::vector<double> z_;  // [day][region]
  double ridge_ = 0.0;
};

}  // namespace gigaload::grid
