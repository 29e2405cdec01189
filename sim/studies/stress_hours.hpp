#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "sim/hours/ensemble_hours.hpp"
#include "sim/studies/stress.hpp"
#include "sim/studies/year_study.hpp"

namespace gigaload::sim {

/// Holds what thermal plants have on forced outage in the mean at the air of each hour,
/// [region][hour of the study] MW.
struct ThermalOutages {
  std::vector<double> mean_mw;
  std::vector<double> plant_mw;  // [region] mean net summer capacity
};
[[nodiscard]] ThermalOutages thermal_outages(const YearStudy& study);

/// Holds what a file's demand and outages change, as load, so that load less supply is what the
/// file tells.
struct StressChange {
  YearStudy::Change change;
  std::vector<double> outage_mw;  // the part that is outages, [region][hour of the study]
};
/// `first`: hour of the study's year that the event begins with.
[[nodiscard]] StressChange change_of(const YearStudy& study, const StressEvent& event, Hour first,
                                     const ThermalOutages& thermal);

/// Holds the hours of an event by region.
struct BalancedHours {
  std::vector<double> demand_mw, shed_mw, import_mw, dry_bulb_c;  // [region][hour]
};

/// Balances the hours of the study one after another, stores from as full on as a run begins with,
/// and keeps those of [first, last).
[[nodiscard]] BalancedHours balance_of(const YearStudy& study, const StressChange& change,
                                       Hour first, Hour last);

/// Keeps what samples go through in the hours [first, last), by region.
class SampledHours {
 public:
  SampledHours(std::size_t samples, std::size_t regions, Hour first, Hour last);

  /// Returns what writes here; keeps a reference to this.
  [[nodiscard]] EnsembleHours::Watch watch();
  /// Adds the same to the outages of all samples, [region][hour from first].
  void add_outages(std::span<const double> mw);

  [[nodiscard]] std::size_t samples() const { return samples_; }
  [[nodiscard]] std::size_t hours() const { return hours_; }
  [[nodiscard]] double shed_mw(std::size_t sample, std::size_t region, std::size_t hour) const {
    return shed_mw_[place(sample, region, hour)];
  }
  [[nodiscard]] double outage_mw(std::size_t sample, std::size_t region, std::size_t hour) const {
    return outage_mw_[place(sample, region, hour)];
  }

 private:
  [[nodiscard]] std::size_t place(std::size_t sample, std::size_t region, std::size_t hour) const {
    return (sample * regions_ + region) * hours_ + hour;
  }

  std::size_t samples_, regions_, hours_;
  Hour first_;
  std::vector<float> shed_mw_, outage_mw_;  // [sample][region][hour]
};

}  // namespace gigaload::sim
