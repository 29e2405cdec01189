#include "sim/studies/stress_hours.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "grid/balance/dispatch.hpp"
#include "grid/supply/outages_by_air.hpp"
#include "sim/fleet/fleet_units.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/studies/known_capacity.hpp"

namespace gigaload::sim {

namespace {

/// Returns the mean demand of a region in a year without data centres, MW.
double mean_demand_mw(const grid::System& grid, RegionIndex region, int year) {
  const std::vector<double>& means = grid.data[region.get()].mean_demand_mw;
  const int last = static_cast<int>(means.size()) - 1;
  return means[static_cast<std::size_t>(std::clamp(year - grid.first_year, 0, last))];
}

std::vector<double> storage_mwh(const grid::System& grid, const std::vector<double>& capacity_mw) {
  std::vector<double> energy(capacity_mw.size(), 0.0);
  for (std::size_t c = 0; c < energy.size(); ++c) {
    const grid::Technology& technology = grid.technologies[c % grid.technologies.size()];
    if (technology.is_storage()) energy[c] = capacity_mw[c] * technology.duration_h;
  }
  return energy;
}

/// Adds the difference of the file's demand to the study's, [region][hour of the study]. MW of
/// several regions are shared as what the study has of them is.
void add_demand_change(const YearStudy& study, const StressEvent& event, std::size_t begin,
                       std::vector<double>& mw) {
  const grid::System& grid = study.scenario().grid;
  const std::size_t all = study.states().size();
  for (const StressEvent::Series& told : event.demand_mw) {
    for (std::size_t h = 0; h < told.values.size(); ++h) {
      const auto& regions = study.states()[begin + h].regions;
      double sum_mw = 0.0;
      for (const RegionIndex r : told.regions) sum_mw += regions[r.get()].demand_mw;
      if (sum_mw <= 0.0) continue;
      for (const RegionIndex r : told.regions) {
        mw[r.get() * all + begin + h] +=
            regions[r.get()].demand_mw * (told.values[h] / sum_mw - 1.0);
      }
    }
  }
  for (const StressEvent::Series& told : event.demand_of_mean) {
    for (const RegionIndex r : told.regions) {
      const double mean_mw = mean_demand_mw(grid, r, study.year());
      const double loss_factor = grid.data[r.get()].loss_factor;
      for (std::size_t h = 0; h < told.values.size(); ++h) {
        const RegionHour& state = study.states()[begin + h].regions[r.get()];
        mw[r.get() * all + begin + h] +=
            told.values[h] * mean_mw + state.other_dc_mw * loss_factor - state.demand_mw;
      }
    }
  }
}

/// Returns what the outages that were seen are above the plants' own, [region][hour of the study].
std::vector<double> outage_change_mw(const StressEvent& event, std::size_t begin, std::size_t all,
                                     const ThermalOutages& thermal) {
  std::vector<double> change_mw(thermal.mean_mw.size(), 0.0);
  for (const StressEvent::Series& told : event.outages_mw) {
    double plant_mw = 0.0;
    for (const RegionIndex region : told.regions) plant_mw += thermal.plant_mw[region.get()];
    if (plant_mw <= 0.0) continue;
    const double scale = told.of_mw > 0.0 ? plant_mw / told.of_mw : 1.0;
    for (const RegionIndex region : told.regions) {
      const double share = scale * thermal.plant_mw[region.get()] / plant_mw;
      for (std::size_t h = 0; h < told.values.size(); ++h) {
        const std::size_t at = region.get() * all + begin + h;
        change_mw[at] = share * told.values[h] - thermal.mean_mw[at];
      }
    }
  }
  return change_mw;
}

/// Balances the hours of a study in their order.
class Balancer {
 public:
  Balancer(const YearStudy& study, const StressChange& change)
      : study_(study),
        change_(change),
        perfect_mw_(change.change.perfect_mw),
        dispatcher_(study.scenario().grid, study.scenario().dispatch) {
    perfect_mw_.resize(study.scenario().grid.regions.size(), 0.0);
    firm_mw_.resize(perfect_mw_.size());
    curtailable_mw_ = outside_mw_ = firm_mw_;
  }

  void begin(std::size_t window) {
    window_ = window;
    const Scenario& scenario = study_.scenario();
    most_mwh_ = storage_mwh(scenario.grid, study_.windows()[window].capacity_mw);
    if (stored_mwh_.empty()) {
      stored_mwh_ = most_mwh_;
      for (double& mwh : stored_mwh_) mwh *= scenario.dispatch.storage_initial_share;
    }
    for (std::size_t c = 0; c < stored_mwh_.size(); ++c) {
      stored_mwh_[c] = std::min(stored_mwh_[c], most_mwh_[c]);
    }
  }

  /// Balances the window's hour number `h`.
  const grid::HourBalance& balance(std::size_t h) {
    const YearStudy::Window& window = study_.windows()[window_];
    const std::size_t month = grid::month_of_day(grid::day_of(window.begin + static_cast<Hour>(h)));
    for (std::size_t r = 0; r < firm_mw_.size(); ++r) {
      const RegionHour& region = window.states[h].regions[r];
      firm_mw_[r] = region.firm_mw + change_.change.firm_mw[window_][r * window.states.size() + h];
      curtailable_mw_[r] = region.curtailable_mw;
      outside_mw_[r] = region.canada_import_mw + perfect_mw_[r];
    }
    set_response(month);
    dispatcher_.set_month(study_.year(), month);
    dispatcher_.solve_with_storage({.firm_load_mw = firm_mw_,
                                    .curtailable_load_mw = curtailable_mw_,
                                    .available_mw = window.states[h].available_mw,
                                    .storage_capacity_mwh = most_mwh_,
                                    .outside_mw = outside_mw_,
                                    .response_mw = response_mw_},
                                   stored_mwh_, balance_);
    return balance_;
  }

  /// Returns what was asked of the grid in the hour that was balanced last, with the outages that
  /// stand for load.
  [[nodiscard]] double load_mw(std::size_t region) const {
    return firm_mw_[region] + curtailable_mw_[region];
  }

 private:
  void set_response(std::size_t month) {
    const DemandResponse& response = study_.scenario().demand_response;
    if (response.regions.empty()) return;
    response_mw_.assign(firm_mw_.size(), 0.0);
    for (const RegionResponse& of : response.regions) {
      response_mw_[of.region.get()] += of.of_month(month);
    }
  }

  const YearStudy& study_;
  const StressChange& change_;
  std::size_t window_ = 0;
  std::vector<double> perfect_mw_, firm_mw_, curtailable_mw_, outside_mw_,
      response_mw_;                            // [region]
  std::vector<double> most_mwh_, stored_mwh_;  // [region][technology]
  grid::Dispatcher dispatcher_;
  grid::HourBalance balance_;
};

}  // namespace

ThermalOutages thermal_outages(const YearStudy& study) {
  const grid::System& grid = study.scenario().grid;
  const std::size_t regions = grid.regions.size(), technologies = grid.technologies.size();
  const std::size_t hours = study.states().size();
  const FleetUnits units(study.scenario());
  const grid::OutagesByAir outages(grid);
  ThermalOutages result;
  result.mean_mw.assign(regions * hours, 0.0);
  result.plant_mw.assign(regions, 0.0);
  std::size_t first = 0;
  for (const YearStudy::Window& window : study.windows()) {
    for (std::size_t c = 0; c < regions * technologies; ++c) {
      const std::size_t r = c / technologies, t = c % technologies;
      const grid::Technology& technology = grid.technologies[t];
      if (technology.kind != grid::TechnologyKind::thermal || window.capacity_mw[c] <= 0.0)
        continue;
      const double there_mw =
          window.capacity_mw[c] * units.scheduled(RegionIndex(r), t, window.begin, window.end);
      result.plant_mw[r] += window.capacity_mw[c] * static_cast<double>(window.states.size()) /
                            static_cast<double>(hours);
      for (std::size_t h = 0; h < window.states.size(); ++h) {
        const RegionHour& here = window.states[h].regions[r];
        const double rate = outages.rate(RegionIndex(r), t, here.air.dry_bulb_c, here.cold_k);
        result.mean_mw[r * hours + first + h] += there_mw * rate;
      }
    }
    first += window.states.size();
  }
  return result;
}

StressChange change_of(const YearStudy& study, const StressEvent& event, Hour first,
                       const ThermalOutages& thermal) {
  const Scenario& scenario = study.scenario();
  const std::size_t regions = scenario.grid.regions.size(), all = study.states().size();
  const auto begin = static_cast<std::size_t>(first - scenario.begin);
  StressChange result;
  result.outage_mw = outage_change_mw(event, begin, all, thermal);
  std::vector<double> mw = result.outage_mw;
  add_demand_change(study, event, begin, mw);
  if (scenario.calibration.enabled) result.change.perfect_mw = known_capacity_mw(study);
  std::size_t from = 0;
  for (const YearStudy::Window& window : study.windows()) {
    auto& of_window = result.change.firm_mw.emplace_back();
    const auto hours = static_cast<std::ptrdiff_t>(window.states.size());
    for (std::size_t r = 0; r < regions; ++r) {
      const auto row = mw.begin() + static_cast<std::ptrdiff_t>(r * all + from);
      of_window.insert(of_window.end(), row, row + hours);
    }
    from += window.states.size();
  }
  return result;
}

BalancedHours balance_of(const YearStudy& study, const StressChange& change, Hour first,
                         Hour last) {
  const std::size_t regions = study.scenario().grid.regions.size(), all = study.states().size();
  const auto kept = static_cast<std::size_t>(last - first);
  BalancedHours result;
  for (auto* table : {&result.demand_mw, &result.shed_mw, &result.import_mw, &result.dry_bulb_c}) {
    table->assign(regions * kept, 0.0);
  }
  Balancer balancer(study, change);
  for (std::size_t w = 0; w < study.windows().size(); ++w) {
    const YearStudy::Window& window = study.windows()[w];
    balancer.begin(w);
    for (std::size_t h = 0; h < window.states.size(); ++h) {
      const Hour hour = window.begin + static_cast<Hour>(h);
      if (hour >= last) return result;
      const grid::HourBalance& balance = balancer.balance(h);
      if (hour < first) continue;
      const auto of_study = static_cast<std::size_t>(hour - study.scenario().begin);
      for (std::size_t r = 0; r < regions; ++r) {
        const RegionHour& region = window.states[h].regions[r];
        const std::size_t at = r * kept + static_cast<std::size_t>(hour - first);
        result.demand_mw[at] = balancer.load_mw(r) - change.outage_mw[r * all + of_study];
        result.shed_mw[at] = balance.unserved_mw[r];
        result.import_mw[at] = balance.net_import_mw[r] + region.canada_import_mw;
        result.dry_bulb_c[at] = region.air.dry_bulb_c;
      }
    }
  }
  return result;
}

SampledHours::SampledHours(std::size_t samples, std::size_t regions, Hour first, Hour last)
    : samples_(samples),
      regions_(regions),
      hours_(static_cast<std::size_t>(last - first)),
      first_(first),
      shed_mw_(samples * regions * hours_),
      outage_mw_(shed_mw_.size()) {}

EnsembleHours::Watch SampledHours::watch() {
  const auto hour_of = [this](Hour hour) {  // hours() for one that is not kept
    const Hour of_event = hour - first_;
    return of_event >= 0 && of_event < static_cast<Hour>(hours_)
               ? static_cast<std::size_t>(of_event)
               : hours_;
  };
  EnsembleHours::Watch watch;
  watch.shed = [this, hour_of](Hour hour, std::size_t sample, RegionIndex region, double mw) {
    const std::size_t h = hour_of(hour);
    if (h < hours_) shed_mw_[place(sample, region.get(), h)] += static_cast<float>(mw);
  };
  watch.outages = [this, hour_of](Hour begin, std::size_t sample, std::span<const double> mw) {
    const std::size_t of_window = mw.size() / regions_;
    for (std::size_t w = 0; w < of_window; ++w) {
      const std::size_t h = hour_of(begin + static_cast<Hour>(w));
      if (h == hours_) continue;
      for (std::size_t r = 0; r < regions_; ++r) {
        outage_mw_[place(sample, r, h)] += static_cast<float>(mw[r * of_window + w]);
      }
    }
  };
  return watch;
}

void SampledHours::add_outages(std::span<const double> mw) {
  for (std::size_t s = 0; s < samples_; ++s) {
    for (std::size_t i = 0; i < regions_ * hours_; ++i) {
      outage_mw_[s * regions_ * hours_ + i] += static_cast<float>(mw[i]);
    }
  }
}

}  // namespace gigaload::sim
