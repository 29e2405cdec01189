#include "sim/hours/loads_by_air.hpp"

#include <algorithm>

#include "grid/weather/air.hpp"
#include "sim/campus/campus_features.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

namespace {

/// Load of one MW filled.
grid::AirLoad table_of(const CampusModel& campus) {
  return grid::AirLoad([&campus](double dry_bulb, double dew_point) {
    const grid::Air air = grid::air_at_dew_point(dry_bulb, dew_point, campus.pressure_pa());
    return [&campus, air](const grid::LocalHour& local) {
      return campus.load().at(1.0, local, air.dry_bulb_c, air.wet_bulb_c).load_mw;
    };
  });
}

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

}  // namespace

LoadsByAir::LoadsByAir(const Scenario& scenario, const Campuses& models) : scenario_(scenario) {
  for (const grid::Region& region : scenario.grid.regions) {
    clock_.emplace_back(region.time_zone, scenario.begin, scenario.end);
  }
  const auto& campuses = scenario.campuses;
  for (std::size_t c = 0; c < campuses.size(); ++c) {
    if (!follows_air(campuses[c])) {
      campus_kind_.push_back(kNone);
      continue;
    }
    const auto same =
        static_cast<std::size_t>(std::ranges::find_if(campuses,
                                                      [&](const Campus& other) {
                                                        return follows_air(other) &&
                                                               other.region == campuses[c].region &&
                                                               other.load == campuses[c].load;
                                                      }) -
                                 campuses.begin());
    if (same < c) {
      campus_kind_.push_back(campus_kind_[same]);
      continue;
    }
    campus_kind_.push_back(kinds_.size());
    kinds_.push_back(table_of(models[c]));
  }
}

void LoadsByAir::set_window(std::span<const double> filled_mw) {
  campuses_.resize(scenario_.grid.regions.size());
  for (grid::AirLoad& load : campuses_) load.clear();
  for (std::size_t c = 0; c < campus_kind_.size(); ++c) {
    if (campus_kind_[c] == kNone) continue;
    campuses_[scenario_.campuses[c].region.get()].add(filled_mw[c], kinds_[campus_kind_[c]]);
  }
}

double LoadsByAir::campus_mw(RegionIndex region, Hour hour, double dry_bulb_c,
                             double dew_point_c) const {
  return campuses_[region.get()].at(clock_[region.get()].at(hour), dry_bulb_c, dew_point_c);
}

}  // namespace gigaload::sim
