#include "sim/hours/year_metrics.hpp"

#include <limits>
#include <utility>
#include <vector>

#include "grid/adequacy/sampling/statistics.hpp"

namespace gigaload::sim {

namespace adequacy = grid::adequacy;

adequacy::Metrics year_metrics(const adequacy::Cohorts& samples, std::size_t scope,
                               double asked_mwh, double cvar_level, adequacy::Criterion criterion) {
  adequacy::RunningMean hours, energy, days, events;
  adequacy::RunningRatio event_hours, event_energy;
  std::vector<double> energies;
  for (std::size_t s = 0; s < samples.samples(); ++s) {
    const adequacy::Totals& total = samples.totals(s, scope, criterion);
    const double steps = total.steps, runs = total.events;
    hours.add(steps);
    energy.add(total.power);
    days.add(total.days);
    events.add(runs);
    event_hours.add(runs, steps);
    event_energy.add(runs, total.power);
    energies.push_back(total.power);
  }
  adequacy::Metrics m;
  m.lole = m.lolh = hours.estimate();  // steps are hours
  m.eue = energy.estimate();
  const double ppm = asked_mwh > 0.0 ? 1e6 / asked_mwh : 0.0;
  m.neue = {m.eue.value * ppm, m.eue.standard_error * ppm};
  m.event_days = days.estimate();
  m.events = events.estimate();
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  const bool any = m.events.value > 0.0;
  m.event_hours = any ? event_hours.estimate() : adequacy::Estimate{kNone, kNone};
  m.event_energy = any ? event_energy.estimate() : adequacy::Estimate{kNone, kNone};
  const auto tail = adequacy::tail_risk(std::move(energies), cvar_level);
  m.value_at_risk = tail.value_at_risk;
  m.cvar = tail.cvar;
  return m;
}

}  // namespace gigaload::sim
