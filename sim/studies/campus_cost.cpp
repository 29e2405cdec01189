#include "sim/studies/campus_cost.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <utility>

#include "grid/core/error.hpp"
#include "sim/scenario/adequacy_assumptions.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/studies/area_calibration.hpp"
#include "sim/studies/area_search.hpp"
#include "sim/studies/year_study.hpp"

namespace gigaload::sim {

namespace {

using Days = std::vector<double>;  // with shortfall, [sample]

/// About, for the time left: sample-years for each sample, of one search.
constexpr double kOfSearch = 6.0;

grid::adequacy::Estimate mean_of(const Days& days, double of_a_year) {
  grid::adequacy::RunningMean mean;
  for (const double sample : days) mean.add(sample);
  const auto estimate = mean.estimate();
  return {estimate.value * of_a_year, estimate.standard_error * of_a_year};
}

double sum_of(const Days& days) {
  double sum = 0.0;
  for (const double sample : days) sum += sample;
  return sum;
}

/// Returns the standard error of the MW: of the days' difference, over how many days a MW is worth
/// where e times fewer are left with `mean_missing_mw` more.
double error_mw(const Days& restored, const Days& without, double mean_missing_mw) {
  Days difference(restored.size());
  for (std::size_t s = 0; s < difference.size(); ++s) difference[s] = restored[s] - without[s];
  const double days = sum_of(without);
  if (days == 0.0) return std::numeric_limits<double>::quiet_NaN();
  const double mean_days = days / static_cast<double>(without.size());
  return mean_missing_mw * mean_of(difference, 1.0).standard_error / mean_days;
}

/// Tells whether any of a campus enters any stage (run.campuses = false: none does).
bool is_built(const Campus& campus) {
  return std::ranges::any_of(campus.phases, [](const Phase& phase) {
    return phase.share_pre_development + phase.share_construction + phase.share_energised > 0.0;
  });
}

class Coster {
 public:
  Coster(const Scenario& with, const Scenario& without, const CampusCostOptions& options)
      : options_(options),
        with_(with, options.year, 0, shared_),
        without_(without, options.year, 0, shared_),
        areas_(areas_of(with)) {}

  [[nodiscard]] CampusCost cost(const Scenario& with) {
    CampusCost result;
    result.samples = options_.samples;
    result.share_of_year = with_.share_of_year();
    result.assumptions = adequacy_assumptions(with);
    const std::vector<std::size_t> planning_areas = places_of(AreaKind::planning_area);
    const std::vector<std::size_t> interconnections = places_of(AreaKind::interconnection);
    std::vector<std::size_t> all = planning_areas;
    all.insert(all.end(), interconnections.begin(), interconnections.end());
    result.gave_up = !calibrate_base(with) || !assess(without_, all, base_mw_, days_without_) ||
                     !assess(with_, all, base_mw_, days_with_) ||
                     !restore(planning_areas, kOfSearch, result) ||
                     !restore(interconnections, 0.0, result);
    if (result.gave_up) result.areas.clear();
    return result;
  }

 private:
  /// Gives both the perfect capacity that calibration finds.
  bool calibrate_base(const Scenario& with) {
    base_mw_.assign(areas_.front().regions.size(), 0.0);
    if (!with.calibration.enabled) return true;
    base_mw_ = calibrate(with, options_.threads, options_.calibrating, shared_);
    return !base_mw_.empty();
  }

  /// Returns the places of the areas of a kind that have load.
  [[nodiscard]] std::vector<std::size_t> places_of(AreaKind kind) const {
    const std::vector<double> load_mw = by_area(with_.scenario(), with_.mean_load_mw());
    std::vector<std::size_t> places;
    for (std::size_t a = 0; a < areas_.size(); ++a) {
      if (areas_[a].kind == kind && load_mw[a] > 0.0) places.push_back(a);
    }
    return places;
  }

  /// Restores areas together. `later`: sample-years for each sample that follow.
  bool restore(const std::vector<std::size_t>& places, double later, CampusCost& result) {
    if (places.empty()) return true;
    const AreaSpread spread(with_, places, base_mw_);
    std::vector<AreaSearch::Wanted> wanted;
    for (std::size_t i = 0; i < places.size(); ++i) {
      const Days& without = days_without_.at(places[i]);
      wanted.push_back({.name = areas_[places[i]].name,
                        .mean_mw = spread.mean_mw(i),
                        .days = mean_of(without, 1.0).value,
                        .least_mw = 0.0,
                        .of_samples = without});
    }
    AreaSearch search(std::move(wanted), static_cast<std::uint32_t>(options_.samples), true);
    const double left = (1.0 + later) * static_cast<double>(options_.samples);
    const auto told = [&](double done, double total) {
      return !options_.progress || options_.progress(done, total + left);
    };
    if (!search_areas(with_, spread, options_.threads, search, done_, told)) return false;
    refuse_failed(search, areas_[places.front()].kind);
    std::map<std::size_t, Days> restored;
    if (!assess(with_, places, spread.by_region(search.perfect_mw()), restored)) return false;
    for (std::size_t i = 0; i < places.size(); ++i) {
      result.areas.push_back(cost_of(places[i], restored.at(places[i]), search.perfect_mw()[i],
                                     search.mean_missing_mw(i)));
    }
    return true;
  }

  [[nodiscard]] AreaCost cost_of(std::size_t place, const Days& restored, double found_mw,
                                 double mean_missing_mw) const {
    const double of_a_year = 1.0 / with_.share_of_year();
    const Days& without = days_without_.at(place);
    AreaCost cost;
    cost.name = areas_[place].name;
    cost.kind = areas_[place].kind;
    cost.without = mean_of(without, of_a_year);
    cost.with = mean_of(days_with_.at(place), of_a_year);
    cost.restored = mean_of(restored, of_a_year);
    cost.capacity_mw = found_mw;
    cost.standard_error_mw = error_mw(restored, without, mean_missing_mw);
    cost.none_without = cost.without.value == 0.0;
    cost.low_mw = cost.capacity_mw - 2.0 * cost.standard_error_mw;
    if (cost.low_mw < 0.0) cost.low_mw = 0.0;  // no maximum, which hides a NaN
    cost.high_mw = cost.capacity_mw + 2.0 * cost.standard_error_mw;
    return cost;
  }

  static void refuse_failed(const AreaSearch& search, AreaKind kind) {
    if (search.stage() != AreaSearch::Stage::failed) return;
    std::string text = "no perfect capacity brings each ";
    text.append(word_of(kind)).append(" back to its days without campuses");
    for (const std::string& sentence : search.failures()) text += "\n" + sentence;
    throw NumericalError(text);
  }

  /// Counts the days of all samples by the areas' places. Returns false if it was given up.
  bool assess(const YearStudy& study, const std::vector<std::size_t>& places,
              const std::vector<double>& perfect_mw, std::map<std::size_t, Days>& days) {
    const auto samples = static_cast<double>(options_.samples);
    bool gave_up = false;
    const auto found = study.short_days(
        {.samples = options_.samples,
         .sampled_weather = study.scenario().ensemble.sampled_weather,
         .quantiles = {},
         .threads = options_.threads},
        {.perfect_mw = perfect_mw, .firm_mw = {}, .curtailable_mw = {}}, places, [&](double share) {
          const double so_far = done_ + share * samples;
          const double in_all = std::max((2.0 + 2.0 * kOfSearch) * samples, so_far);
          gave_up = options_.progress && !options_.progress(so_far, in_all);
          return !gave_up;
        });
    if (gave_up) return false;
    done_ += samples;
    for (std::size_t i = 0; i < places.size(); ++i) {
      Days& of_area = days[places[i]];
      of_area.assign(options_.samples, 0.0);
      for (const ShortDay& day : found[i]) of_area[day.sample] += 1.0;
    }
    return true;
  }

  const CampusCostOptions& options_;
  SharedWork shared_;
  YearStudy with_, without_;
  std::vector<Area> areas_;
  std::vector<double> base_mw_;  // [region]
  std::map<std::size_t, Days> days_without_, days_with_;
  double done_ = 0.0;  // sample-years
};

}  // namespace

CampusCost campus_cost(const Scenario& with, const Scenario& without,
                       const CampusCostOptions& options) {
  if (std::ranges::none_of(with.campuses, is_built)) {
    throw InputError(
        "the scenario builds no campus, so that none costs anything: a [campus.NAME], or "
        "run.campuses = true");
  }
  return Coster(with, without, options).cost(with);
}

}  // namespace gigaload::sim
