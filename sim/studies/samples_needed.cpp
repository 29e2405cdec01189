#include "sim/studies/samples_needed.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "grid/adequacy/sampling/ensemble.hpp"
#include "grid/adequacy/sampling/stop_rule.hpp"
#include "grid/core/held.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/studies/year_study.hpp"

namespace gigaload::sim {

namespace {

double number_of(const grid::adequacy::Totals& sample, Watched metric) {
  switch (metric) {
    case Watched::eue:
      return sample.power;
    case Watched::lolh:
      return sample.steps;
    case Watched::event_days:
      return sample.days;
  }
  return 0.0;
}

/// Samples one year until there are enough. `told`: of the samples done and expected; returns 0 if
/// it gave up.
std::uint32_t of_year(const YearStudy& study, const std::vector<double>& perfect_mw,
                      unsigned threads, const SamplingProgress& told) {
  const EnsembleOptions& asked = study.scenario().ensemble;
  const SampleStop& stop = grid::held(asked.until);
  const grid::adequacy::StopRule rule{.relative_error = stop.relative_error, .most = stop.at_most};
  YearStudy::Change change;
  change.perfect_mw = perfect_mw;
  grid::adequacy::RunningMean watched;
  std::uint64_t samples = 0;
  for (;;) {
    const std::uint64_t next = rule.next(watched.estimate(), samples, asked.samples);
    if (next == samples) return static_cast<std::uint32_t>(samples);
    EnsembleHours::Options options{.samples = static_cast<std::size_t>(next - samples),
                                   .sampled_weather = asked.sampled_weather,
                                   .threads = threads};
    options.numbers.resize(options.samples);
    std::iota(options.numbers.begin(), options.numbers.end(), static_cast<std::uint32_t>(samples));
    const auto done = static_cast<double>(samples), more = static_cast<double>(next - samples);
    const auto about = static_cast<double>(std::max(next, rule.in_all(watched.estimate(), next)));
    const auto totals = study.totals(std::move(options), change, stop.area, [&](double share) {
      return !told || told(done + share * more, about);
    });
    if (totals.empty()) return 0;
    for (const auto& sample : totals) watched.add(number_of(sample, stop.metric));
    samples = next;
  }
}

}  // namespace

std::vector<std::uint32_t> samples_needed(const Scenario& scenario,
                                          const std::vector<double>& perfect_mw, unsigned threads,
                                          const SamplingProgress& progress,
                                          const SharedWork& shared) {
  std::vector<std::uint32_t> samples;
  const int last = grid::year_of(scenario.end - 1);
  double before = 0.0;
  for (int year = grid::year_of(scenario.begin); year <= last; ++year) {
    const double years_left = last - year;
    const YearStudy study(scenario, year, 0, shared);
    const std::uint32_t found = of_year(study, perfect_mw, threads, [&](double done, double about) {
      // the years to come are taken to be like this one
      return !progress || progress(before + done, before + about * (1.0 + years_left));
    });
    if (found == 0) return {};
    samples.push_back(found);
    before += found;
  }
  return samples;
}

grid::adequacy::Estimate watched_of(const YearAdequacy& year, const SampleStop& stop) {
  const grid::adequacy::Metrics& area = year.areas.at(stop.area);
  switch (stop.metric) {
    case Watched::eue:
      return area.eue;
    case Watched::lolh:
      return area.lolh;
    case Watched::event_days:
      return area.event_days;
  }
  return {};
}

}  // namespace gigaload::sim
