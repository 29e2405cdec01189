#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "grid/core/calendar.hpp"

namespace gigaload::grid {

/// Gives MW that depend on the outdoor air: a table over day type and local hour, dry bulb (-30 to
/// 50 C) and dew point (-20 to 30 C) with straight lines between nodes 2.5 K apart, constant
/// beyond. Where the dew point of a node is above its dry bulb the air is saturated there. Made for
/// a call in every region-hour of every sample.
class AirLoad {
 public:
  /// Returns MW at a day type and local hour, in one air.
  using OfHour = std::function<double(const LocalHour&)>;
  /// Returns the load in the air of a dry bulb and dew point [C]; called once for each node, so
  /// that what is to be found of an air is found once for all hours.
  using Function = std::function<OfHour(double, double)>;

  AirLoad() = default;  // no load
  explicit AirLoad(const Function& in_air);

  [[nodiscard]] bool empty() const { return mw_.empty(); }
  /// Empties the load; the memory stays.
  void clear() { mw_.clear(); }
  /// Adds `factor` x the other load.
  void add(double factor, const AirLoad& other);

  /// Returns MW, 0 if empty.
  [[nodiscard]] double at(const LocalHour& local, double dry_bulb_c, double dew_point_c) const {
    return empty() ? 0.0 : at(plane(local), dry_bulb_c, dew_point_c);
  }

  /// Returns where an hour's table begins, for calls one after the other; not of an empty load.
  [[nodiscard]] static std::size_t plane(const LocalHour& local) {
    return (static_cast<std::size_t>(local.day_type) * 24 + local.hour) * kDryBulbs * kDewPoints;
  }
  [[nodiscard]] double at(std::size_t plane, double dry_bulb_c, double dew_point_c) const {
    const Place t = place(dry_bulb_c, kLeastDryBulb_c, kDryBulbs);
    const Place d = place(dew_point_c, kLeastDewPoint_c, kDewPoints);
    const float* low = &mw_[plane + t.node * kDewPoints + d.node];
    const float* high = low + kDewPoints;
    const double below = low[0] + d.part * (low[1] - low[0]);
    const double above = high[0] + d.part * (high[1] - high[0]);
    return below + t.part * (above - below);
  }

 private:
  static constexpr double kStep_k = 2.5, kLeastDryBulb_c = -30.0, kLeastDewPoint_c = -20.0;
  static constexpr std::size_t kDryBulbs = 33, kDewPoints = 21;
  static constexpr std::size_t kPlanes = 48;

  struct Place {
    std::size_t node;
    double part;
  };
  [[nodiscard]] static Place place(double x, double least, std::size_t nodes) {
    const double most = static_cast<double>(nodes - 1);
    const double at = (x - least) * (1.0 / kStep_k);
    const double inside = at < 0.0 ? 0.0 : at < most ? at : most;
    auto node = static_cast<std::size_t>(inside);
    if (node > nodes - 2) node = nodes - 2;
    return {node, inside - static_cast<double>(node)};
  }
  void make();

  std::vector<float> mw_;  // [day type][hour][dry bulb][dew point]
};

}  // namespace gigaload::grid
