#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "grid/adequacy/system/repeated_system.hpp"
#include "sim/hours/hour_state.hpp"
#include "sim/scenario/hour.hpp"

namespace gigaload::sim {

struct Scenario;

/// Holds the system that a scenario brings (Scenario::given_system) in the years of weather that
/// samples have in turn (Scenario::weather_systems), or in that of the balance alone.
class GivenWeather {
 public:
  /// `sampled`: the years of the samples, where there are any. Without a system there are no years.
  /// Keeps a reference to the scenario.
  GivenWeather(const Scenario& scenario, bool sampled);

  [[nodiscard]] std::size_t years() const { return years_.size(); }
  [[nodiscard]] const grid::adequacy::RepeatedSystem& year(std::size_t year) const {
    return years_[year];
  }

  /// Adds what the year's load is above that of the balance, whose hours from `begin` on `states`
  /// are. mw: [region][hour].
  void add_load_difference(std::size_t year, Hour begin, std::span<const HourState> states,
                           std::span<double> mw) const;

 private:
  const Scenario& scenario_;
  std::vector<grid::adequacy::RepeatedSystem> years_;
};

}  // namespace gigaload::sim
