#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "grid/core/random.hpp"
#include "grid/system/system.hpp"

namespace gigaload::grid {

/// Draws a stationary vector of standard normal AR(1) processes, one value a day and region:
///
///   z_r(d) = rho_r z_r(d-1) + sqrt(1 - rho_r^2) e_r(d),   e(d) = L eps(d),   L L^T = Q,
///   Q_ij = C_ij (1 - rho_i rho_j) / sqrt((1 - rho_i^2) (1 - rho_j^2)).
///
/// From E[z_i z_j] = rho_i rho_j E[z_i z_j] + sqrt((1 - rho_i^2)(1 - rho_j^2)) Q_ij the
/// correlation of z on the same day is C, whatever the rho. Where Q is not positive definite it
/// is drawn towards the identity (cholesky.hpp), and with it the correlation between regions.
class DailyModel {
 public:
  /// Takes rho by region, -1 < rho < 1, as `persistence` and C as `correlation`.
  DailyModel(std::vector<double> persistence, const RegionMatrix& correlation);

  [[nodiscard]] std::size_t regions() const { return persistence_.size(); }
  /// Returns what had to be added to the diagonal of Q, 0 in general.
  [[nodiscard]] double ridge() const { return ridge_; }

  /// Gives the numbers of one realisation, day by day.
  class Walk {
   public:
    /// Begins before `day`, whatever was before it forgotten: the first day has the stationary
    /// distribution.
    Walk(const DailyModel& model, const RandomSource& random, std::int64_t day);
    /// Goes on from z of the day before `day`.
    Walk(const DailyModel& model, const RandomSource& random, std::int64_t day,
         std::span<const double> z);
    /// Returns the values of the next day, [region].
    std::span<const double> next();

   private:
    void draw();

    const DailyModel& model_;
    RandomSource random_;
    std::int64_t day_;  // the next
    bool stationary_;   // the next day is the first
    bool drawn_ = false;
    std::vector<double> z_, e_, eps_, eps_second_;
  };

 private:
  std::vector<double> persistence_, share_;  // share: of the innovation, sqrt(1 - rho^2)
  std::vector<double> first_columns_, next_columns_;
  double ridge_ = 0.0;
};

}  // namespace gigaload::grid
