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

LoadsByAir::LoadsByAir(const Scenario& scenario, const Campuses& models)
    : scenario_(scenario), outages_(scenario.grid) {
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

void LoadsByAir::set_window(Hour begin, Hour end, std::span<const double> filled_mw,
                            std::span<const double> capacity_mw, const FleetUnits& units) {
  const std::size_t regions = scenario_.grid.regions.size();
  const std::size_t technologies = scenario_.grid.technologies.size();
  campuses_.resize(regions);
  for (grid::AirLoad& load : campuses_) load.clear();
  for (std::size_t c = 0; c < campus_kind_.size(); ++c) {
    if (campus_kind_[c] == kNone) continue;
    campuses_[scenario_.campuses[c].region.get()].add(filled_mw[c], kinds_[campus_kind_[c]]);
  }
  if (!outages_.any()) return;
  loads_ = campuses_;
  plants_mw_.assign(regions * technologies, 0.0);
  for (std::size_t r = 0; r < regions; ++r) {
    for (std::size_t t = 0; t < technologies; ++t) {
      const grid::Technology& technology = scenario_.grid.technologies[t];
      if (technology.kind != grid::TechnologyKind::thermal ||
          technology.outage_curve.share.empty()) {
        continue;
      }
      plants_mw_[r * technologies + t] =
          capacity_mw[r * technologies + t] * units.scheduled(RegionIndex(r), t, begin, end);
    }
    loads_[r].add([&](double dry_bulb) { return outage_mw(RegionIndex(r), dry_bulb); });
  }
}

double LoadsByAir::campus_mw(RegionIndex region, Hour hour, double dry_bulb_c,
                             double dew_point_c) const {
  return campuses_[region.get()].at(clock_[region.get()].at(hour), dry_bulb_c, dew_point_c);
}

double LoadsByAir::outage_mw(RegionIndex region, double dry_bulb_c) const {
  if (!outages_.any()) return 0.0;
  const std::size_t technologies = scenario_.grid.technologies.size();
  double mw = 0.0;
  for (std::size_t t = 0; t < technologies; ++t) {
    const double plants_mw = plants_mw_[region.get() * technologies + t];
    if (plants_mw <= 0.0) continue;
    mw += plants_mw * (outages_.rate(region, t, dry_bulb_c) -
                       scenario_.grid.technologies[t].forced_outage_rate);
  }
  return mw;
}

}  // namespace gigaload::sim
