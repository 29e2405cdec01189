#include "grid/adequacy/sampling/monte_carlo.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <span>
#include <string>

#include "grid/adequacy/outages/plan.hpp"
#include "grid/adequacy/sampling/cohorts.hpp"
#include "grid/adequacy/sampling/ensemble.hpp"
#include "grid/adequacy/sampling/risk_clock.hpp"
#include "grid/adequacy/sampling/risk_profile.hpp"
#include "grid/adequacy/sampling/stop_rule.hpp"
#include "grid/core/error.hpp"
#include "grid/core/time_stamp.hpp"

namespace gigaload::grid::adequacy {
namespace {

constexpr std::size_t kBatch = 4096;          // samples in lockstep with one region
constexpr std::size_t kLeastBatch = 64;       // and with many
constexpr std::size_t kFirstBatch = 16;       // doubled: a slow system is soon told of
constexpr std::size_t kBatchBytes = 1 << 28;  // of the samples' states
constexpr std::size_t kWindow = 91 * kBlock;  // steps between two collections of records

void refuse(const Options& options, std::size_t regions) {
  const auto share = [](double x) { return x > 0.0 && x < 1.0; };
  if (options.samples == 0 ||
      options.samples + options.first_sample > std::numeric_limits<std::uint32_t>::max())
    throw InputError("the number of samples must lie between 1 and 4294967295");
  if (!(options.initial_charge >= 0.0 && options.initial_charge <= 1.0))
    throw InputError("the charge at the start must lie between 0 and 1");
  if (!share(options.cvar_level)) throw InputError("the level of CVaR must lie between 0 and 1");
  if (!std::all_of(options.quantiles.begin(), options.quantiles.end(), share))
    throw InputError("a quantile must lie between 0 and 1");
  if (!options.standard_offset_s.empty() && options.standard_offset_s.size() != regions)
    throw InternalError("clocks of other regions than the system's");
  if (!(options.until_relative_error >= 0.0))
    throw InputError("the relative error to reach must not be negative");
}

/// Returns the samples that go in lockstep at most.
std::size_t largest_batch(const Plan& plan, const Scopes& scopes) {
  const std::size_t criteria = plan.reserves ? 2 : 1;
  const std::size_t bytes = 2 * sizeof(std::uint32_t) * plan.chains +
                            sizeof(StoreState) * plan.stores +
                            sizeof(Totals) * scopes.size() * criteria;
  const std::size_t batch = std::max(kLeastBatch, kBatch / plan.system.regions.size());
  return std::clamp<std::size_t>(kBatchBytes / std::max<std::size_t>(1, bytes), 1, batch);
}

/// Statistics of one scope.
class ScopeStatistics {
 public:
  ScopeStatistics(std::size_t steps, bool quantiles)
      : count_(steps, 0),
        sum_(steps, 0.0),
        squares_(steps, 0.0),
        histogram_(quantiles ? steps : 0) {}

  void add_sample(const Totals& total) {
    const double steps = total.steps, events = total.events;
    steps_.add(steps);
    power_.add(total.power);
    days_.add(total.days);
    events_.add(events);
    length_.add(events, steps);
    energy_.add(events, total.power);
    samples_.push_back(total.power);
  }

  void add_step(std::size_t step, double power) {
    ++count_[step];
    sum_[step] += power;
    squares_[step] += power * power;
    if (!histogram_.empty()) histogram_[step].add(power);
  }

  [[nodiscard]] Estimate of(Until metric) const {
    return metric == Until::lole ? steps_.estimate() : power_.estimate();
  }

  [[nodiscard]] Metrics metrics(const Plan& plan, double load, double level) const {
    const auto scaled = [](Estimate e, double factor) {
      return Estimate{e.value * factor, e.standard_error * factor};
    };
    Metrics m;
    m.lole = steps_.estimate();
    m.lolh = scaled(m.lole, plan.hours);
    m.eue = scaled(power_.estimate(), plan.energy_per_power);
    if (load > 0.0) m.neue = scaled(m.eue, 1e6 / load);
    m.event_days = days_.estimate();
    m.events = events_.estimate();
    m.event_hours = scaled(length_.estimate(), plan.hours);
    m.event_energy = scaled(energy_.estimate(), plan.energy_per_power);
    const auto tail = tail_risk(samples_, level);
    m.value_at_risk = tail.value_at_risk * plan.energy_per_power;
    m.cvar = scaled(tail.cvar, plan.energy_per_power);
    return m;
  }

  [[nodiscard]] StepMetrics step_metrics(const std::vector<double>& quantiles) const {
    StepMetrics m;
    const auto n = static_cast<double>(samples_.size());
    m.lolp.resize(count_.size());
    m.epns.resize(count_.size());
    for (std::size_t t = 0; t < count_.size(); ++t) {
      m.lolp[t] = static_cast<double>(count_[t]) / n;
      const double mean = sum_[t] / n;
      const double variance = n > 1 ? std::max(0.0, squares_[t] - n * mean * mean) / (n - 1) : 0.0;
      m.epns[t] = {mean, std::sqrt(variance / n)};
    }
    for (const double level : quantiles) {
      std::vector<double> series(count_.size());
      for (std::size_t t = 0; t < series.size(); ++t)
        series[t] = histogram_[t].quantile(level, samples_.size());
      m.quantiles.push_back(std::move(series));
    }
    return m;
  }

 private:
  RunningMean steps_, power_, days_, events_;
  RunningRatio length_, energy_;
  std::vector<double> samples_;  // [sample] sum of the power not served
  std::vector<std::uint32_t> count_;
  std::vector<double> sum_, squares_;
  std::vector<LogHistogram> histogram_;
};

/// Holds the statistics of all scopes by what counts as a shortfall. Steps are told of load alone.
struct Statistics {
  Statistics(std::size_t scopes, std::size_t steps, bool reserves, bool quantiles)
      : load_only(scopes, ScopeStatistics(steps, quantiles)),
        with_reserve(reserves ? scopes : 0, ScopeStatistics(0, false)) {}

  [[nodiscard]] const std::vector<ScopeStatistics>& first() const {
    return with_reserve.empty() ? load_only : with_reserve;
  }

  std::vector<ScopeStatistics> load_only, with_reserve;  // [scope]
};

/// Takes the samples through all steps.
void run(Cohorts& samples, std::span<const std::unique_ptr<const Plan>> plans, const Scopes& scopes,
         const RiskClock& clock, Statistics& statistics, RiskProfile& risk) {
  const auto shortfall = [&](const Ensemble::Record& record) {
    statistics.load_only[record.scope].add_step(record.step, record.power);
  };
  const auto counted = [&](const Ensemble::Record& record) {
    risk.add(record, clock.cell(record.scope, record.step));
  };
  risk.begin_samples(samples.samples());
  samples.move_to(plans, scopes);
  const std::size_t steps = plans.front()->system.steps;
  for (std::size_t end = 0; end < steps;) {
    end = std::min(end + kWindow, steps);
    samples.advance(end, {.shortfall = shortfall, .counted = counted});
  }
  for (std::size_t s = 0; s < samples.samples(); ++s) {
    for (std::size_t k = 0; k < scopes.size(); ++k) {
      statistics.load_only[k].add_sample(samples.totals(s, k, Criterion::load_only));
      if (statistics.with_reserve.empty()) continue;
      statistics.with_reserve[k].add_sample(samples.totals(s, k, Criterion::with_reserve));
    }
  }
  risk.end_samples();
}

/// Returns the clock of the system's steps. A start that is no time stamp is taken for a first of
/// January.
RiskClock clock_of(const SystemModel& system, const Scopes& scopes, const Options& options) {
  const TimeStamp start = parse_time_stamp(system.start).value_or(TimeStamp{});
  std::vector<std::int64_t> offset_s = options.standard_offset_s;
  if (offset_s.empty()) offset_s.assign(system.regions.size(), start.offset_s);
  std::vector<double> energy;
  for (std::size_t r = 0; r < system.regions.size(); ++r) {
    energy.push_back(load_energy(system, RegionIndex(r)));
  }
  RiskClock clock(scopes, offset_s, energy);
  clock.set_window(start.utc_s(), 3600.0 * step_hours(system), system.steps);
  return clock;
}

/// Fills in the metrics. `share`: of the samples, by year.
void tell(std::span<const SystemModel> years, const std::vector<double>& share, const Plan& plan,
          const Statistics& statistics, const RiskProfile& risk, const Options& options,
          Result& result) {
  const SystemModel& system = years.front();
  const std::size_t regions = system.regions.size();
  std::vector<double> load(regions, 0.0);  // energy asked for
  double all = 0.0;
  for (std::size_t k = 0; k < years.size(); ++k) {
    all += share[k] * load_energy(years[k]);
    for (std::size_t r = 0; r < regions; ++r) {
      load[r] += share[k] * load_energy(years[k], RegionIndex(r));
    }
  }
  const auto metrics = [&](const std::vector<ScopeStatistics>& of) {
    const auto one = [&](std::size_t scope, double energy) {
      return of[scope].metrics(plan, energy, options.cvar_level);
    };
    ScopeMetrics told;
    told.system = one(0, all);
    for (std::size_t r = 0; r < regions; ++r) told.regions.push_back(one(r + 1, load[r]));
    for (std::size_t g = 0; g < system.groups.size(); ++g) {
      double energy = 0.0;
      for (const auto r : system.groups[g].regions) energy += load[r.get()];
      told.groups.push_back(one(1 + regions + g, energy));
    }
    return told;
  };
  static_cast<ScopeMetrics&>(result) = metrics(statistics.first());
  if (!statistics.with_reserve.empty()) result.load_only = metrics(statistics.load_only);
  const auto risk_of = [&](std::size_t scope) {
    return risk.risk(scope, plan.hours, plan.energy_per_power);
  };
  result.system_risk = risk_of(0);
  for (std::size_t r = 0; r < regions; ++r) result.region_risks.push_back(risk_of(r + 1));
  for (std::size_t g = 0; g < system.groups.size(); ++g) {
    result.group_risks.push_back(risk_of(1 + regions + g));
  }
  const auto& by_step = statistics.load_only;
  result.system_steps = by_step[0].step_metrics(options.quantiles);
  for (std::size_t r = 0; r < regions; ++r) {
    result.region_steps.push_back(by_step[r + 1].step_metrics(options.quantiles));
  }
}

}  // namespace

Result assess(const SystemModel& system, const Options& options) {
  return assess(std::span(&system, 1), options);
}

Result assess(std::span<const SystemModel> years, const Options& options) {
  if (years.empty()) throw InternalError("an assessment of no system");
  const SystemModel& system = years.front();
  refuse(options, system.regions.size());
  std::vector<std::unique_ptr<const Plan>> plans;
  for (const SystemModel& year : years) {
    if (year.steps != system.steps) throw InternalError("years of weather of different lengths");
    plans.push_back(std::make_unique<const Plan>(year, options.initial_charge));
  }
  const Scopes scopes(system);
  const RiskClock clock = clock_of(system, scopes, options);
  RiskProfile risk(scopes.size(), options.samples);
  const bool reserves = std::ranges::any_of(plans, [](const auto& plan) { return plan->reserves; });
  Statistics statistics(scopes.size(), system.steps, reserves, !options.quantiles.empty());
  const std::size_t largest = largest_batch(*plans.front(), scopes);
  std::size_t batch = std::min(kFirstBatch, largest);
  const StopRule stop{.relative_error = options.until_relative_error, .most = options.samples};
  Result result;
  std::vector<double> share(years.size(), 0.0);
  while (result.samples < options.samples) {
    const auto n =
        static_cast<std::size_t>(std::min<std::uint64_t>(batch, options.samples - result.samples));
    Cohorts samples({.seed = options.seed,
                     .stream = options.stream,
                     .first = options.first_sample + static_cast<std::uint32_t>(result.samples),
                     .count = n,
                     .reserves = reserves},
                    years.size(), options.threads);
    run(samples, plans, scopes, clock, statistics, risk);
    for (std::size_t k = 0; k < years.size(); ++k) {
      share[k] += samples.share(k) * static_cast<double>(n);
    }
    result.counters += samples.counters();
    result.samples += n;
    batch = std::min(2 * batch, largest);
    const Estimate watched = statistics.first()[0].of(options.until);
    if (stop.is_known(watched, result.samples)) break;
    if (options.go_on && !options.go_on(result.samples, stop.in_all(watched, result.samples))) {
      break;
    }
  }
  for (double& each : share) each /= static_cast<double>(result.samples);
  tell(years, share, *plans.front(), statistics, risk, options, result);
  return result;
}

}  // namespace gigaload::grid::adequacy
