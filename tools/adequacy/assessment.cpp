#include "tools/adequacy/assessment.hpp"

#include <vector>

#include "grid/adequacy/exact/exact.hpp"

namespace gigaload::tools {

namespace {

using namespace grid::adequacy;

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
constexpr Estimate kNoEstimate{kMissing, kMissing};

void without_events(Metrics& metrics) {
  if (metrics.events.value != 0.0) return;
  metrics.event_hours = kNoEstimate;
  metrics.event_energy = kNoEstimate;
}

Metrics exact_metrics(const ExactResult& exact) {
  const auto sure = [](double value) { return Estimate{value, 0.0}; };
  Metrics m;
  m.lole = sure(exact.lole);
  m.lolh = sure(exact.lolh);
  m.eue = sure(exact.eue);
  m.neue = sure(exact.neue);
  m.event_days = kNoEstimate;
  m.events = exact.events ? sure(exact.events->events) : kNoEstimate;
  m.event_hours = exact.events ? sure(exact.events->mean_hours) : kNoEstimate;
  m.event_energy = exact.events ? sure(exact.events->mean_energy) : kNoEstimate;
  m.value_at_risk = kMissing;
  m.cvar = kNoEstimate;
  without_events(m);
  return m;
}

}  // namespace

Assessment assess_by_samples(std::span<const SystemModel> years, const Options& options) {
  Assessment assessment{.method = "montecarlo", .result = assess(years, options)};
  Result& result = assessment.result;
  without_events(result.system);
  for (Metrics& metrics : result.regions) without_events(metrics);
  for (Metrics& metrics : result.groups) without_events(metrics);
  if (!result.load_only) return assessment;
  without_events(result.load_only->system);
  for (Metrics& metrics : result.load_only->regions) without_events(metrics);
  for (Metrics& metrics : result.load_only->groups) without_events(metrics);
  return assessment;
}

Assessment assess_by_convolution(const SystemModel& system) {
  const ExactResult exact = assess_exact(system);
  const bool reserve = system.regions.front().reserve_share > 0.0;
  const ExactResult of_load = reserve ? assess_exact(system, {.reserve = false}) : exact;
  Assessment assessment{.method = "exact", .result = {}, .daily_peak_lole = exact.daily_peak_lole};
  Result& result = assessment.result;
  result.system = exact_metrics(exact);
  result.system_steps.lolp = of_load.lolp;
  for (const double power : of_load.epns) result.system_steps.epns.push_back({power, 0.0});
  result.regions = {result.system};
  result.region_steps = {result.system_steps};
  result.groups.assign(system.groups.size(), result.system);
  if (reserve) {
    const Metrics of_system = exact_metrics(of_load);
    result.load_only =
        ScopeMetrics{.system = of_system,
                     .regions = {of_system},
                     .groups = std::vector<Metrics>(system.groups.size(), of_system)};
  }
  return assessment;
}

}  // namespace gigaload::tools
