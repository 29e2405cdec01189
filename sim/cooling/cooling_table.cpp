#include "sim/cooling/cooling_table.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <utility>

#include "grid/core/error.hpp"
#include "grid/weather/climate.hpp"

namespace gigaload::sim {
namespace {

constexpr double kColdestC = -40.0;
constexpr std::size_t kDryBulbs = 93;     // to 52 C
constexpr std::size_t kDepressions = 38;  // to 37 K, more than dry air of 52 C has
constexpr std::size_t kPartLoads = 9;
constexpr double kLoadSteps = 8.0;
constexpr double kLeastPartLoad = 0.05;
constexpr double kMostPueError = 4e-4, kMostWueError = 2e-3;  // where a cell is tried
constexpr std::uint8_t kAllLoads = 0xFF;

std::size_t node_index(std::size_t t, std::size_t d, std::size_t u) {
  return (t * kDepressions + d) * kPartLoads + u;
}

}  // namespace

CoolingTable::CoolingTable(std::shared_ptr<const CoolingSystem> system, double pressure_pa)
    : system_(std::move(system)), pressure_pa_(pressure_pa), wet_(tabulate(WaterUse::wet)) {
  if (system_->can_be_dry()) dry_ = tabulate(WaterUse::dry);
}

CoolingDemand CoolingTable::direct(WaterUse use, double dry_bulb_c, double wet_bulb_c,
                                   double part_load) const {
  if (std::isnan(wet_bulb_c) || std::isnan(part_load)) {
    throw InternalError("cooling: a wet bulb or a part load that is not a number");
  }
  const grid::Air air =
      grid::air_at_wet_bulb(dry_bulb_c, std::min(wet_bulb_c, dry_bulb_c), pressure_pa_);
  const CoolingLoad load = system_->at(air, part_load, use);
  return {.pue = load.pue(), .wue_l_per_kwh = load.wue_l_per_kwh()};
}

CoolingTable::Grid CoolingTable::tabulate(WaterUse use) const {
  constexpr float kNowhere = std::numeric_limits<float>::quiet_NaN();
  Grid table{.node = std::vector<Node>(kDryBulbs * kDepressions * kPartLoads, {kNowhere, kNowhere}),
             .use_direct = std::vector<std::uint8_t>(kDryBulbs * kDepressions, kAllLoads)};
  const auto dry_bulb = [](double t) { return kColdestC + t; };
  for (std::size_t t = 0; t < kDryBulbs; ++t) {
    const double dry_bulb_c = dry_bulb(static_cast<double>(t));
    for (std::size_t d = 0; d < kDepressions; ++d) {
      const double wet_bulb_c = dry_bulb_c - static_cast<double>(d);
      if (grid::humidity_ratio_at_wet_bulb(dry_bulb_c, wet_bulb_c, pressure_pa_) < 0.0) break;
      for (std::size_t u = 0; u < kPartLoads; ++u) {
        const double load = std::max(static_cast<double>(u) / kLoadSteps, kLeastPartLoad);
        const CoolingDemand demand = direct(use, dry_bulb_c, wet_bulb_c, load);
        table.node[node_index(t, d, u)] = {static_cast<float>(load * demand.pue),
                                           static_cast<float>(load * demand.wue_l_per_kwh)};
      }
    }
  }
  for (std::size_t t = 0; t + 1 < kDryBulbs; ++t) {
    for (std::size_t d = 0; d + 1 < kDepressions; ++d) {
      std::uint8_t& bits = table.use_direct[t * kDepressions + d];
      if (std::isnan(table.node[node_index(t, d + 1, 0)].power) ||
          std::isnan(table.node[node_index(t + 1, d + 1, 0)].power)) {
        continue;
      }
      const auto is_good = [&](double from_t, double from_d, double load) {
        const double dry_bulb_c = dry_bulb(static_cast<double>(t) + from_t);
        const double wet_bulb_c = dry_bulb_c - static_cast<double>(d) - from_d;
        const CoolingDemand between = at(table, use, dry_bulb_c, wet_bulb_c, load);
        const CoolingDemand exact = direct(use, dry_bulb_c, wet_bulb_c, load);
        return std::abs(between.pue - exact.pue) <= kMostPueError &&
               std::abs(between.wue_l_per_kwh - exact.wue_l_per_kwh) <= kMostWueError;
      };
      bits = 1;  // the first interval of part load holds the pole of no load
      // a switch that cuts a corner off does so at any part load
      constexpr double kUsualLoad = 6.5 / kLoadSteps;
      for (const double from_t : {0.2, 0.8}) {
        for (const double from_d : {0.2, 0.8}) {
          if (!is_good(from_t, from_d, kUsualLoad)) bits = kAllLoads;
        }
      }
      for (std::size_t u = 1; u + 1 < kPartLoads && bits != kAllLoads; ++u) {
        const double load = (static_cast<double>(u) + 0.5) / kLoadSteps;
        if (!is_good(0.5, 0.5, load)) bits = static_cast<std::uint8_t>(bits | (1U << u));
      }
    }
  }
  return table;
}

CoolingDemand CoolingTable::at(const Grid& table, WaterUse use, double dry_bulb_c,
                               double wet_bulb_c, double part_load) const {
  const double load = std::clamp(part_load, kLeastPartLoad, 1.0);
  const double x = dry_bulb_c - kColdestC;
  const double y = std::max(dry_bulb_c - wet_bulb_c, 0.0);
  const double z = load * kLoadSteps;
  // also false for what is not a number
  if (!(x >= 0.0 && x < static_cast<double>(kDryBulbs - 1) &&
        y < static_cast<double>(kDepressions - 1) && z > 0.0)) {
    return direct(use, dry_bulb_c, wet_bulb_c, load);
  }
  const auto t = static_cast<std::size_t>(x);
  const auto d = static_cast<std::size_t>(y);
  const auto u = std::min(static_cast<std::size_t>(z), kPartLoads - 2);
  if ((table.use_direct[t * kDepressions + d] >> u & 1U) != 0) {
    return direct(use, dry_bulb_c, wet_bulb_c, load);
  }
  const double a = x - static_cast<double>(t), b = y - static_cast<double>(d),
               c = z - static_cast<double>(u);
  const Node* low = &table.node[node_index(t, d, u)];
  const Node* high = &table.node[node_index(t + 1, d, u)];
  const auto line = [c](float from, float to) {
    return static_cast<double>(from) + c * static_cast<double>(to - from);
  };
  const auto blend = [&](float Node::* part) {
    const double l = (1.0 - b) * line(low[0].*part, low[1].*part) +
                     b * line(low[kPartLoads].*part, low[kPartLoads + 1].*part);
    const double h = (1.0 - b) * line(high[0].*part, high[1].*part) +
                     b * line(high[kPartLoads].*part, high[kPartLoads + 1].*part);
    return (1.0 - a) * l + a * h;
  };
  return {.pue = blend(&Node::power) / load, .wue_l_per_kwh = blend(&Node::water) / load};
}

double site_pressure_pa(const grid::RegionData& data) {
  constexpr double kStepPa = 1000.0;
  return std::round(grid::mean_pressure_pa(data) / kStepPa) * kStepPa;
}

}  // namespace gigaload::sim
