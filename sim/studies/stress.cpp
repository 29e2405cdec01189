#include "sim/studies/stress.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "grid/adequacy/sampling/statistics.hpp"
#include "grid/core/error.hpp"
#include "sim/scenario/adequacy_assumptions.hpp"
#include "sim/scenario/exchange_times.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/studies/stress_hours.hpp"

namespace gigaload::sim {

namespace {

constexpr Hour kDay = 24;

/// Returns the weeks of the run that hold the hours [first, last).
YearStudy::Hours weeks_of(const Scenario& scenario, Hour first, Hour last) {
  const auto told = [](Hour hour) { return grid::to_string(grid::to_date(hour)); };
  if (first < scenario.begin || last > scenario.end) {
    throw InputError("the event falls on " + told(first) + " to " + told(last - 1) +
                     ", outside the run, " + told(scenario.begin) + " to " +
                     told(scenario.end - 1) + ": choose another --year, or run longer");
  }
  if (grid::year_of(first) != grid::year_of(last - 1)) {
    throw InputError("the event falls on " + told(first) + " to " + told(last - 1) +
                     ": days of one calendar year are wanted");
  }
  const std::vector<Hour> times = exchange_times(scenario);
  const auto from = std::ranges::upper_bound(times, first) - 1;
  return {*from, *std::ranges::lower_bound(times, last)};
}

/// Gives the regions whose air a file tells that air in the hours from `first` on.
void set_air(const StressEvent& event, Hour first, Scenario& scenario) {
  const std::size_t month = grid::month_of_day(grid::day_of(first));
  for (const StressEvent::Series& told : event.dry_bulb_c) {
    for (const RegionIndex region : told.regions) {
      grid::RegionData& data = scenario.grid.data[region.get()];
      const auto& dew_point_c = data.air.dew_point_c[month];
      const double mean_dew_point_c =
          std::accumulate(dew_point_c.begin(), dew_point_c.end(), 0.0) / grid::kHoursOfDay;
      grid::AirSeries series{.first = first, .hours = {}, .typical_year = false};
      for (const double dry_bulb_c : told.values) {
        series.hours.push_back({.dry_bulb_c = dry_bulb_c,
                                .dew_point_c = std::min(dry_bulb_c, mean_dew_point_c),
                                .pressure_pa = data.air.pressure_pa[month]});
      }
      data.air_series = std::move(series);
    }
  }
}

/// Returns the part of a table [region][hour of the study] that is the event's, [region][hour].
std::vector<double> of_event(const std::vector<double>& table, std::size_t all, std::size_t first,
                             std::size_t hours) {
  std::vector<double> part;
  for (std::size_t r = 0; r * all < table.size(); ++r) {
    const auto row = table.begin() + static_cast<std::ptrdiff_t>(r * all + first);
    part.insert(part.end(), row, row + static_cast<std::ptrdiff_t>(hours));
  }
  return part;
}

/// Returns the sum over an area's regions, [hour].
std::vector<double> sum_of(const Area& area, const std::vector<double>& table, std::size_t hours) {
  std::vector<double> sum(hours, 0.0);
  for (const RegionIndex region : area.regions) {
    for (std::size_t h = 0; h < hours; ++h) sum[h] += table[region.get() * hours + h];
  }
  return sum;
}

/// Sets the coldest and the warmest mean of 24 hours from the begin on, regions by their load.
void set_days(const BalancedHours& hours, std::size_t count, StressArea& told) {
  told.coldest_day_c = std::numeric_limits<double>::infinity();
  told.warmest_day_c = -told.coldest_day_c;
  for (std::size_t from = 0; from + kDay <= count; from += kDay) {
    double sum = 0.0, load = 0.0;
    for (const RegionIndex region : told.area.regions) {
      for (std::size_t h = from; h < from + kDay; ++h) {
        const std::size_t at = region.get() * count + h;
        sum += hours.demand_mw[at] * hours.dry_bulb_c[at];
        load += hours.demand_mw[at];
      }
    }
    if (load <= 0.0) continue;
    told.coldest_day_c = std::min(told.coldest_day_c, sum / load);
    told.warmest_day_c = std::max(told.warmest_day_c, sum / load);
  }
}

std::size_t place_of_highest(const std::vector<double>& values) {
  return static_cast<std::size_t>(std::ranges::max_element(values) - values.begin());
}

/// Sets what the samples say of an area.
void set_samples(const SampledHours& sampled, StressArea& told, Hour first) {
  const std::size_t hours = sampled.hours(), samples = sampled.samples();
  std::vector<double> peak(samples, 0.0), energy(samples, 0.0), count(samples, 0.0);
  double highest = -1.0;
  for (std::size_t h = 0; h < hours; ++h) {
    std::vector<double> shed(samples, 0.0), outage(samples, 0.0);
    for (std::size_t s = 0; s < samples; ++s) {
      for (const RegionIndex region : told.area.regions) {
        shed[s] += sampled.shed_mw(s, region.get(), h);
        outage[s] += sampled.outage_mw(s, region.get(), h);
      }
      peak[s] = std::max(peak[s], shed[s]);
      energy[s] += shed[s];
      if (shed[s] > 0.0) count[s] += 1.0;
    }
    const Spread of_outage = spread_of(std::move(outage)), of_shed = spread_of(std::move(shed));
    told.outage_mw.push_back(of_outage.mean);
    told.outage_p10_mw.push_back(of_outage.p10);
    told.outage_p90_mw.push_back(of_outage.p90);
    told.shed_mw.push_back(of_shed.mean);
    told.shed_p90_mw.push_back(of_shed.p90);
    if (of_outage.mean <= highest) continue;
    highest = of_outage.mean;
    told.outages_mw = of_outage;
    told.outages_at = first + static_cast<Hour>(h);
  }
  told.peak_shed_mw = spread_of(std::move(peak));
  told.shed_mwh = spread_of(std::move(energy));
  told.shed_hours = spread_of(std::move(count));
}

StressArea area_of(const Area& area, const BalancedHours& balanced, const SampledHours& sampled,
                   const ThermalOutages& thermal, Hour first) {
  const std::size_t hours = sampled.hours();
  StressArea told;
  told.area = area;
  told.demand_mw = sum_of(area, balanced.demand_mw, hours);
  told.import_mw = sum_of(area, balanced.import_mw, hours);
  told.demand_peak_mw = std::ranges::max(told.demand_mw);
  for (const RegionIndex region : area.regions) told.thermal_mw += thermal.plant_mw[region.get()];
  for (const double mw : sum_of(area, balanced.shed_mw, hours)) {
    constexpr double kNothingMw = 1e-3;  // below it is a rounding error of the balance
    if (mw <= kNothingMw) continue;
    told.balance_peak_shed_mw = std::max(told.balance_peak_shed_mw, mw);
    told.balance_shed_mwh += mw;
    told.balance_shed_hours += 1.0;
  }
  set_days(balanced, hours, told);
  set_samples(sampled, told, first);
  const bool any = told.shed_mwh.mean > 0.0;
  const std::size_t worst = place_of_highest(any ? told.shed_mw : told.demand_mw);
  told.worst_at = first + static_cast<Hour>(worst);
  told.worst_import_mw = told.import_mw[worst];
  return told;
}

}  // namespace

Spread spread_of(std::vector<double> samples) {
  std::ranges::sort(samples);
  grid::adequacy::RunningMean mean;
  for (const double sample : samples) mean.add(sample);
  const auto quantile = [&samples](double level) {
    const double at = level * static_cast<double>(samples.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, samples.size() - 1);
    return samples[below] + (at - static_cast<double>(below)) * (samples[above] - samples[below]);
  };
  const grid::adequacy::Estimate of_mean = mean.estimate();
  return {.mean = of_mean.value,
          .standard_error = of_mean.standard_error,
          .p10 = quantile(0.1),
          .p50 = quantile(0.5),
          .p90 = quantile(0.9)};
}

Hour hour_in_year(Hour measured, int year) {
  constexpr std::int64_t kWeek = 7;
  const std::int64_t days = grid::day_of(grid::start_of_year(year)) -
                            grid::day_of(grid::start_of_year(grid::year_of(measured)));
  // to the nearest number of whole weeks, as weeks of measured years are laid on others
  // (grid/weather/week_draw.hpp)
  const auto weeks =
      static_cast<std::int64_t>(std::ceil((static_cast<double>(days) - 3.0) / kWeek));
  return measured + weeks * kWeek * kDay;
}

Stress stress(const Scenario& given, const StressEvent& event, const StressOptions& options) {
  Stress result;
  result.begin = hour_in_year(event.begin, options.year);
  result.end = result.begin + (event.end - event.begin);
  result.samples = options.samples;
  const YearStudy::Hours weeks = weeks_of(given, result.begin, result.end);
  Scenario scenario = given;
  set_air(event, result.begin, scenario);
  const YearStudy study(scenario, weeks);
  const ThermalOutages thermal = thermal_outages(study);
  const StressChange change = change_of(study, event, result.begin, thermal);
  SampledHours sampled(options.samples, scenario.grid.regions.size(), result.begin, result.end);
  const YearAdequacy adequacy = study.assess({.samples = options.samples,
                                              .sampled_weather = false,
                                              .quantiles = {},
                                              .threads = options.threads,
                                              .watch = sampled.watch()},
                                             change.change, options.told);
  if (adequacy.areas.empty()) return result;
  const auto first = static_cast<std::size_t>(result.begin - weeks.begin);
  const std::size_t all = study.states().size(), hours = sampled.hours();
  sampled.add_outages(of_event(change.outage_mw, all, first, hours));
  const BalancedHours balanced = balance_of(study, change, result.begin, result.end);
  for (const Area& area : areas_of(scenario)) {
    result.areas.push_back(area_of(area, balanced, sampled, thermal, result.begin));
  }
  scenario.ensemble.sampled_weather = false;
  result.assumptions = adequacy_assumptions(scenario);
  return result;
}

}  // namespace gigaload::sim
