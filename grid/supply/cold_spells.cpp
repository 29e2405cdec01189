#include "grid/supply/cold_spells.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "grid/system/quantile.hpp"

namespace gigaload::grid {

namespace {

// entities of the random numbers: areas from 0 on, interconnections from here on
constexpr std::uint32_t kFirstInterconnection = std::uint32_t{1} << 20;

/// Returns the place of a name in the list, to which a new one is added.
std::size_t place_of(const std::string& name, std::vector<std::string>& names) {
  const auto found = std::ranges::find(names, name);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  names.push_back(name);
  return names.size() - 1;
}

}  // namespace

double cold_k(const System& system, RegionIndex region, double mean_dry_bulb_c,
              double mean_of_day_before_c) {
  const double built_for_c = system.data[region.get()].built_for_cold_c;
  const double phi = system.cold_spells.day_before;
  return (1.0 - phi) * std::max(0.0, built_for_c - mean_dry_bulb_c) +
         phi * std::max(0.0, built_for_c - mean_of_day_before_c);
}

double cold_share(const System& system, RegionIndex region, std::size_t technology, double cold_k) {
  if (cold_k <= 0.0) return 0.0;
  return system.cold_spells.scale * (1.0 - system.data[region.get()].weatherisation) *
         system.technologies[technology].cold_share_per_k * cold_k *
         std::pow(cold_k / kToldAtCold_k, system.cold_spells.power - 1.0);
}

double expected_share(const ColdSpells& spells, double share) {
  const double sigma = spells.deviation, most = spells.most;
  if (share <= 0.0) return 0.0;
  if (sigma <= 0.0) return std::min(most, share);
  // with Y = share x L lognormal: E[Y; Y < most] + most P(Y >= most)
  const double room = std::log(most / share);
  return share * normal_cdf(room / sigma - 0.5 * sigma) +
         most * (1.0 - normal_cdf(room / sigma + 0.5 * sigma));
}

ColdFactors::ColdFactors(const System& system) : system_(system) {
  std::vector<std::string> areas, interconnections;
  for (const Region& region : system.regions) {
    const std::string& name = region.planning_area.empty() ? region.name : region.planning_area;
    const std::size_t area = place_of(name, areas);
    const std::size_t of = place_of(region.interconnection, interconnections);
    if (area == interconnection_.size()) interconnection_.push_back(static_cast<std::uint32_t>(of));
    area_.push_back(area);
  }
}

double ColdFactors::normal(const RandomSource& random, std::uint32_t entity,
                           std::int64_t day) const {
  const int days = std::max(1, system_.cold_spells.days);
  double sum = 0.0;
  for (int j = 0; j < days; ++j) {
    // a call gives two independent numbers: of an even day and of the next
    const std::int64_t each = day - j, even = each - (each & 1);
    sum += random.normal(entity, static_cast<std::uint32_t>(even))[(each & 1) == 0 ? 0 : 1];
  }
  return sum / std::sqrt(static_cast<double>(days));
}

double ColdFactors::at(const RandomSource& random, std::size_t area, std::int64_t day) const {
  const ColdSpells& spells = system_.cold_spells;
  const double sigma = spells.deviation;
  if (sigma <= 0.0) return 1.0;
  double x = 0.0;
  if (spells.common > 0.0) {
    x += std::sqrt(spells.common) *
         normal(random, kFirstInterconnection + interconnection_[area], day);
  }
  if (spells.common < 1.0) {
    x += std::sqrt(1.0 - spells.common) * normal(random, static_cast<std::uint32_t>(area), day);
  }
  return std::exp(sigma * x - 0.5 * sigma * sigma);
}

}  // namespace gigaload::grid
