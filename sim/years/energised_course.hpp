#pragma once

#include <limits>
#include <span>
#include <vector>

namespace gigaload::sim {

inline constexpr double kNeverY = std::numeric_limits<double>::infinity();

/// Holds MW that are energised at a steady rate from begin to end, or at once where both are one.
struct EnergisedRamp {
  double begin_y = 0.0, end_y = 0.0;
  double mw = 0.0;
};

/// Gives the MW of some ramps together over time, which is linear from knot to knot.
class EnergisedCourse {
 public:
  /// Takes ramps in any order, of finite times.
  explicit EnergisedCourse(std::span<const EnergisedRamp> ramps);

  /// Returns the MW energised at a time, what comes at that very time included.
  [[nodiscard]] double mw(double at_y) const;
  /// Returns the first time at which anything is being energised, or kNeverY.
  [[nodiscard]] double begin_y() const { return knots_.empty() ? kNeverY : knots_.front().at_y; }
  /// Returns the first time at which `mw` > 0 are energised, or kNeverY.
  [[nodiscard]] double reached_y(double mw) const;

 private:
  /// Holds what is energised at a time, and the rate from then on.
  struct Knot {
    double at_y = 0.0, mw = 0.0, mw_per_y = 0.0;
  };
  std::vector<Knot> knots_;  // ascending in time
};

}  // namespace gigaload::sim
