#include "sim/stock/data_centre_stock.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "grid/weather/air.hpp"
#include "sim/cooling/cooling_table.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

namespace {

/// Is the IT load over capacity of the stock: where the plants' parameters are the middle of the
/// published ranges (data/cooling_parameters.csv).
constexpr double kPartLoad = 0.8;

/// Places nodes in air; straight lines between them, the nearest outside.
constexpr double kStep_k = 2.0, kLowest_c = -40.0;
constexpr std::size_t kDryBulbs = 47, kDepressions = 16;  // to 52 C, to 30 K
constexpr std::size_t kNodes = kDryBulbs * kDepressions;

/// Picks hours of the day that stand for the climate.
constexpr unsigned kEveryHour = 3;

/// Returns the demand of one plant at the nodes of one pressure.
std::vector<CoolingDemand> nodes_of(const CoolingSystem& plant, double pressure_pa) {
  std::vector<CoolingDemand> nodes;
  nodes.reserve(kNodes);
  for (std::size_t i = 0; i < kDryBulbs; ++i) {
    const double dry_c = kLowest_c + kStep_k * static_cast<double>(i);
    for (std::size_t j = 0; j < kDepressions; ++j) {
      const double wet_c = dry_c - kStep_k * static_cast<double>(j);
      const CoolingLoad load =
          plant.at(grid::air_at_wet_bulb(dry_c, wet_c, pressure_pa), kPartLoad);
      nodes.push_back({.pue = load.pue(), .wue_l_per_kwh = load.wue_l_per_kwh()});
    }
  }
  return nodes;
}

}  // namespace

double StockCooling::Mean::water_m3() const {
  return std::accumulate(water_m3_by_size.begin(), water_m3_by_size.end(), 0.0);
}

StockCooling::StockCooling(const Scenario& scenario, const SharedWork& shared)
    : scenario_(scenario) {
  const auto& vintages = scenario.data_centres.vintages;
  std::vector<double> pressure_pa;  // of every place
  for (const grid::RegionData& data : scenario.grid.data) {
    const double of_region = site_pressure_pa(data);
    const auto known = std::ranges::find(pressure_pa, of_region);
    place_.push_back(static_cast<std::size_t>(known - pressure_pa.begin()));
    if (known == pressure_pa.end()) pressure_pa.push_back(of_region);
  }
  node_.resize(pressure_pa.size() * vintages.size() * kNodes);
  Demand* of_vintage = node_.data();
  for (const double of_place : pressure_pa) {
    for (const Vintage& vintage : vintages) {
      for (const StockPart& part : vintage.parts) {
        const auto size = static_cast<std::size_t>(part.size);
        const auto nodes = shared.stock_nodes(
            part.cooling, scenario.cooling[size], of_place, [&, pressure_pa = of_place] {
              return nodes_of(*make_cooling_system(part.cooling, scenario.cooling[size]),
                              pressure_pa);
            });
        for (std::size_t n = 0; n < kNodes; ++n) {
          of_vintage[n].pue += part.it_share * (*nodes)[n].pue;
          of_vintage[n].water_l[size] += part.it_share * (*nodes)[n].wue_l_per_kwh;
        }
      }
      of_vintage += kNodes;
    }
  }

  const auto add = [](Demand& sum, double weight, const Demand& one) {
    sum.pue += weight * one.pue;
    for (std::size_t s = 0; s < kCentreSizes; ++s) sum.water_l[s] += weight * one.water_l[s];
  };
  const std::size_t regions = scenario.grid.regions.size();
  climate_.resize(regions * vintages.size());
  for (std::size_t r = 0; r < regions; ++r) {
    double weight = 0.0;
    std::vector<Demand> sum(vintages.size());
    const auto climate = shared.climate(scenario.grid.regions[r], scenario.grid.data[r]);
    for (const MeanHour& hour : *climate) {
      if (hour.hour % kEveryHour != 0) continue;
      weight += hour.share;
      for (std::size_t v = 0; v < vintages.size(); ++v) {
        add(sum[v], hour.share, demand(RegionIndex(r), v, hour.dry_bulb_c, hour.wet_bulb_c));
      }
    }
    for (std::size_t v = 0; v < vintages.size(); ++v) {
      add(climate_[r * vintages.size() + v], 1.0 / weight, sum[v]);
    }
  }
}

StockCooling::Demand StockCooling::demand(RegionIndex region, std::size_t vintage,
                                          double dry_bulb_c, double wet_bulb_c) const {
  const auto place = [](double value, std::size_t nodes) {
    const double x = std::clamp(value / kStep_k, 0.0, static_cast<double>(nodes - 1));
    const auto cell = std::min(static_cast<std::size_t>(x), nodes - 2);
    return std::pair(cell, x - static_cast<double>(cell));
  };
  const auto [i, x] = place(dry_bulb_c - kLowest_c, kDryBulbs);
  const auto [j, y] = place(dry_bulb_c - wet_bulb_c, kDepressions);
  const std::size_t table = place_[region.get()] * scenario_.data_centres.vintages.size() + vintage;
  const Demand* corner = &node_[(table * kDryBulbs + i) * kDepressions + j];
  const auto between = [x = x, y = y](double a, double b, double c, double d) {
    return (1.0 - x) * ((1.0 - y) * a + y * b) + x * ((1.0 - y) * c + y * d);
  };
  const Demand &a = corner[0], &b = corner[1], &c = corner[kDepressions],
               &d = corner[kDepressions + 1];
  Demand result;
  result.pue = between(a.pue, b.pue, c.pue, d.pue);
  for (std::size_t s = 0; s < kCentreSizes; ++s) {
    result.water_l[s] = between(a.water_l[s], b.water_l[s], c.water_l[s], d.water_l[s]);
  }
  return result;
}

std::vector<double> StockCooling::mix(int year, double energy_mwh) const {
  const DataCentreStock& stock = scenario_.data_centres;
  if (stock.vintages.empty()) return {};
  std::vector<double> left(stock.vintages.size(), 0.0);  // MWh in the year reached so far
  int reached = year;
  for (std::size_t v = 0; v < stock.vintages.size(); ++v) {
    const bool present = v + 1 == stock.vintages.size() || stock.vintages[v].last_year >= year;
    const int end = present ? year : stock.vintages[v].last_year;
    const double retired = v == 0 ? 0.0 : stock.retirement_per_y * (end - reached);
    for (std::size_t u = 0; u < v; ++u) left[u] *= std::exp(-retired);
    const double older = std::accumulate(left.begin(), left.end(), 0.0);
    left[v] = std::max(0.0, (present ? energy_mwh : stock.vintages[v].energy_mwh) - older);
    reached = end;
    if (present) break;
  }
  const double all = std::accumulate(left.begin(), left.end(), 0.0);
  if (all > 0.0) {
    for (double& mwh : left) mwh /= all;
  } else {
    left.back() = 1.0;  // nothing stands: any mix does
  }
  return left;
}

double StockCooling::water_m3_per_mwh(RegionIndex region, const std::vector<double>& mix,
                                      double dry_bulb_c, double wet_bulb_c) const {
  double water = 0.0;
  for (std::size_t v = 0; v < mix.size(); ++v) {
    if (mix[v] == 0.0) continue;
    const auto litres = demand(region, v, dry_bulb_c, wet_bulb_c).water_l;
    water += mix[v] * std::accumulate(litres.begin(), litres.end(), 0.0) /
             climate_[region.get() * mix.size() + v].pue;  // L/kWh = m3/MWh
  }
  return water;
}

StockCooling::Mean StockCooling::mean(RegionIndex region, const std::vector<double>& mix) const {
  Mean result;
  for (std::size_t v = 0; v < mix.size(); ++v) {
    const Demand& of_climate = climate_[region.get() * mix.size() + v];
    const double it = mix[v] / of_climate.pue;
    result.it_mwh += it;
    for (const StockPart& part : scenario_.data_centres.vintages[v].parts) {
      result.it_mwh_by_size[static_cast<std::size_t>(part.size)] += it * part.it_share;
    }
    for (std::size_t s = 0; s < kCentreSizes; ++s) {
      result.water_m3_by_size[s] += it * of_climate.water_l[s];
    }
  }
  return result;
}

}  // namespace gigaload::sim
