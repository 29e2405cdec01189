// With H hours, N samples, rates a of an hour without samples, f of an hour that has any and b of
// an hour of each, and the time s to start a sample:
//   run          T = T(first exchange) + a (H - first) + N s + H (f + b N)
//   calibration  T = p Y f + q N (s + b Y)     Y hours of the year, p passes, q sample-years each
// f, b and s are timed at the places of timed_exchanges(), at the begin (c_0) and in the last July
// (c_1). An hour of the run costs c(t) = c_0 + (c_1 - c_0) g(t), with g growing evenly from 0 to 1
// over the run in the months of summer, and half as much in the others; the run has the mean of it.
// A calibration has c_1 of its year.
#include "sim/run/run_time.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

#include "grid/core/calendar.hpp"
#include "grid/core/stopwatch.hpp"
#include "grid/core/worker_pool.hpp"
#include "sim/quantities/features.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/studies/calibration.hpp"
#include "sim/studies/known_capacity.hpp"
#include "sim/studies/year_study.hpp"

namespace gigaload::sim {

namespace {

constexpr std::size_t kExchanges = 3;  // that are timed at least
constexpr std::size_t kSamplesOfThread = 4;
// assumed of a calibration (calibration_search.hpp); its sample-years were 1.5 for each of 1,000
// samples in virginia, 3.2 in us-33gw, and 6.9 for each of 100 there
constexpr double kPasses = 16.0;
constexpr double kSampleYears = 2.0;  // of each of its samples
// the same by planning area (area_search.hpp), of which a search in one pool took 7 to 21
constexpr double kSampleYearsByArea = 10.0;

// assumed: what hours with shortage cost beyond those at the begin is half as much out of summer;
// two weeks of us-campuses in 2035 took 24 s of CPU for 100 samples in July, 10, 6 and 8 in
// January, April and October
constexpr int kFirstSummerMonth = 6, kLastSummerMonth = 9;
constexpr double kOutOfSummer = 0.5;

Hour middle_of_july(int year) { return grid::to_hour({year, 7, 15}); }

/// Returns the year whose July is timed; nothing if the run has no middle of a July.
std::optional<int> year_of_summer(const Scenario& scenario) {
  const auto has_july = [&scenario](int year) {
    const Hour july = middle_of_july(year);
    return scenario.begin <= july && july < scenario.end;
  };
  if (has_to_calibrate(scenario) && has_july(scenario.calibration.year)) {
    return scenario.calibration.year;
  }
  int year = grid::year_of(scenario.end - 1);
  while (year >= grid::year_of(scenario.begin) && !has_july(year)) --year;
  return has_july(year) ? std::optional(year) : std::nullopt;
}

/// Keeps nothing.
class NoRecorder final : public Recorder {
 public:
  void record(const Frame& /*frame*/) override {}
};

/// Times the run without samples until there is enough of it to tell the rest.
double without_samples_s(const Scenario& scenario, unsigned threads, const SharedWork& shared,
                         double about_s) {
  Scenario plain = scenario;
  plain.ensemble.samples = 0;
  NoRecorder nobody;
  const grid::Stopwatch since_start;
  std::size_t exchanges = 0;
  double first_s = 0.0, last_s = 0.0, first_h = 0.0, last_h = 0.0, all_h = 0.0;
  run(plain,
      {.threads = threads,
       .shared = &shared,
       .progress =
           [&](std::size_t done_h, std::size_t total_h) {
             last_s = since_start.seconds();
             last_h = static_cast<double>(done_h);
             all_h = static_cast<double>(total_h);
             if (exchanges == 0) {
               first_s = last_s;
               first_h = last_h;
             }
             return ++exchanges < kExchanges || last_s < about_s;
           }},
      nobody);
  if (last_h == all_h) return last_s;
  return last_s + (all_h - last_h) * (last_s - first_s) / (last_h - first_h);
}

/// Holds what samples cost [s].
struct SampleCost {
  double start = 0.0;    // of each
  double of_hour = 0.0;  // of all together
  double each = 0.0;     // of each in an hour
};

struct Timed {
  double first_s = 0.0, later_s = 0.0;  // of the first exchange and of those after it
};

Timed time_samples(const YearStudy& study, const Scenario& scenario, std::size_t samples,
                   unsigned threads) {
  EnsembleHours ensemble(study.scenario(), study.campuses(),
                         {.samples = samples,
                          .sampled_weather = scenario.ensemble.sampled_weather,
                          .quantiles = scenario.ensemble.quantiles,
                          .threads = threads});
  ensemble.set_perfect_capacity(known_capacity_mw(study));
  EnsembleOutcome outcome;
  Timed timed;
  for (const auto& window : study.windows()) {
    const grid::Stopwatch since_start;
    ensemble.run(window.begin, window.end, window.capacity_mw, window.states, outcome);
    (&window == study.windows().data() ? timed.first_s : timed.later_s) += since_start.seconds();
  }
  return timed;
}

SampleCost between(const SampleCost& begin, const SampleCost& summer, double share) {
  return {.start = std::lerp(begin.start, summer.start, share),
          .of_hour = std::lerp(begin.of_hour, summer.of_hour, share),
          .each = std::lerp(begin.each, summer.each, share)};
}

/// Times few samples and some more in the exchanges [first, first + kExchanges) of the run.
SampleCost cost_of_samples(const Scenario& scenario, const std::vector<Hour>& times,
                           std::size_t first, unsigned threads, const SharedWork& shared) {
  const std::size_t last = std::min(first + kExchanges, times.size() - 1);
  const YearStudy study(scenario, YearStudy::Hours{times[first], times[last]}, 0, shared);
  // with years of weather in turn, as many samples of each, so that what a year takes is in both
  const std::size_t years = scenario.weather_years();
  const std::size_t samples = scenario.ensemble.samples;
  const std::size_t of_year = std::max<std::size_t>(1, kSamplesOfThread * threads / (4 * years));
  const std::size_t few = std::min(samples, years * of_year);
  const std::size_t many = std::min(samples, 4 * few);
  const Timed of_few = time_samples(study, scenario, few, threads);
  const Timed of_many = time_samples(study, scenario, many, threads);
  const auto more = static_cast<double>(std::max<std::size_t>(1, many - few));
  SampleCost cost;
  if (last == first + 1) {  // the only exchange is all there is to know
    cost.each = std::max(0.0, of_many.first_s - of_few.first_s) / more;
    const auto hours = static_cast<double>(times[last] - times[first]);
    cost.of_hour = std::max(0.0, of_few.first_s - cost.each * static_cast<double>(few)) / hours;
    cost.each /= hours;
    return cost;
  }
  const auto first_h = static_cast<double>(times[first + 1] - times[first]);
  const auto later_h = static_cast<double>(times[last] - times[first + 1]);
  cost.each = std::max(0.0, of_many.later_s - of_few.later_s) / (more * later_h);
  cost.of_hour = std::max(0.0, of_few.later_s / later_h - cost.each * static_cast<double>(few));
  cost.start = std::max(0.0, of_many.first_s - of_few.first_s) / more - cost.each * first_h;
  cost.start = std::max(0.0, cost.start);
  return cost;
}

/// Holds how many samples are taken, and how often: where years stop by error the fewest that they
/// have, first to count them and then in the run.
struct Sampling {
  double samples, times;
};

Sampling sampling_of(const EnsembleOptions& ensemble) {
  if (!ensemble.until) return {static_cast<double>(ensemble.samples), 1.0};
  return {static_cast<double>(fewest_samples(ensemble)), 2.0};
}

}  // namespace

double share_of_summer(const Scenario& scenario) {
  constexpr Hour kDay = 24;
  const auto length_h = static_cast<double>(scenario.end - scenario.begin);
  double share_h = 0.0;
  for (Hour day = scenario.begin; day < scenario.end; day += kDay) {
    const auto hours = static_cast<double>(std::min(kDay, scenario.end - day));
    const double grown = (static_cast<double>(day - scenario.begin) + 0.5 * hours) / length_h;
    const int month = grid::to_date(day).month;
    const bool in_summer = kFirstSummerMonth <= month && month <= kLastSummerMonth;
    share_h += hours * grown * (in_summer ? 1.0 : kOutOfSummer);
  }
  return share_h / length_h;
}

std::vector<std::size_t> timed_exchanges(const Scenario& scenario) {
  std::vector<std::size_t> first{0};
  const std::optional<int> year = year_of_summer(scenario);
  if (!year) return first;
  const std::vector<Hour> times = exchange_times(scenario);
  const auto behind = std::ranges::upper_bound(times, middle_of_july(*year));
  const auto summer = static_cast<std::size_t>(behind - times.begin()) - 1;
  // what is timed at the begin is not timed again
  if (summer >= kExchanges) first.push_back(summer);
  return first;
}

double estimate_run_s(const Scenario& scenario, const RunOptions& options, double about_s) {
  const SharedWork own;  // what is made for one of the timed places is that of all
  const SharedWork& shared = options.shared != nullptr ? *options.shared : own;
  const double plain_s = without_samples_s(scenario, options.threads, shared, about_s);
  if (scenario.ensemble.samples == 0) return plain_s;
  const unsigned threads = grid::threads_of(options.threads);
  const std::vector<Hour> times = exchange_times(scenario);
  const std::vector<std::size_t> places = timed_exchanges(scenario);
  const SampleCost begin = cost_of_samples(scenario, times, places.front(), threads, shared);
  const SampleCost summer =
      places.size() > 1 ? cost_of_samples(scenario, times, places.back(), threads, shared) : begin;
  const SampleCost run = between(begin, summer, share_of_summer(scenario));
  const auto hours = static_cast<double>(scenario.end - scenario.begin);
  const auto [samples, times_taken] = sampling_of(scenario.ensemble);
  double seconds =
      plain_s + times_taken * (samples * run.start + hours * (run.of_hour + samples * run.each));
  if (has_to_calibrate(scenario)) {
    const Hour from = grid::start_of_year(scenario.calibration.year);
    const Hour to = grid::start_of_year(scenario.calibration.year + 1);
    const auto year_h =
        static_cast<double>(std::min(to, scenario.end) - std::max(from, scenario.begin));
    const double sample_years =
        scenario.calibration.by_planning_area ? kSampleYearsByArea : kSampleYears;
    seconds += kPasses * year_h * summer.of_hour +
               sample_years * static_cast<double>(scenario.calibration.samples) *
                   (summer.start + year_h * summer.each);
  }
  return seconds;
}

}  // namespace gigaload::sim
