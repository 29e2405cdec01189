#include "sim/years/build_out.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <span>
#include <utility>

#include "grid/core/calendar.hpp"
#include "grid/core/error.hpp"
#include "sim/ode/integrator.hpp"
#include "sim/years/drawn_pipeline.hpp"
#include "sim/years/erlang.hpp"
#include "sim/years/pipeline_problem.hpp"
#include "sim/years/pipeline_sensitivity.hpp"
#include "sim/years/plant_capacity.hpp"
#include "sim/years/promise.hpp"

namespace gigaload::sim {

namespace {

/// The solver may step beyond the time it is asked for, but not endlessly.
constexpr double kHorizonY = 1000.0;

/// Tolerance of one step over the scenario's: what a run accumulates over its steps,
/// and along the chain, is 1.5 to 250 times what a step may err (measured at weekly
/// times from the first year on, shapes 1 + 1 to 8 + 2).
constexpr double kShareOfAStep = 0.03;

/// Mass that enters a chain in the course of the run.
struct Jump {
  Hour at = 0;
  std::size_t chain = 0;
  Phase phase;
};

/// Planned plants announced at one moment. They share their stages and nothing
/// holds them up, so they move as one chain: its operating MW are divided by their
/// share of what was announced.
struct PlantCohort {
  Phase phase;                                       // all of them together
  std::vector<std::pair<std::size_t, double>> part;  // place among the capacities, share
};

std::vector<PlantCohort> plant_cohorts(const Scenario& scenario, const PlantCapacity& capacity) {
  std::map<Hour, PlantCohort> by_date;
  for (const PlantAddition& addition : scenario.additions) {
    PlantCohort& cohort = by_date[addition.announced];
    cohort.phase.announced = addition.announced;
    cohort.phase.capacity_mw += addition.capacity_mw;
    cohort.part.emplace_back(capacity.place(addition.region, addition.technology),
                             addition.capacity_mw);
  }
  std::vector<PlantCohort> cohorts;
  for (auto& [date, cohort] : by_date) {
    if (cohort.phase.capacity_mw > 0.0) {
      for (auto& [place, share] : cohort.part) {
        share /= cohort.phase.capacity_mw;
      }
      cohorts.push_back(std::move(cohort));
    }
  }
  return cohorts;
}

/// Campuses in their order, then plants by date.
std::vector<PipelineChain> pipeline_chains(const Scenario& scenario,
                                           const std::vector<PlantCohort>& plants) {
  std::vector<PipelineChain> chains;
  for (const Campus& campus : scenario.campuses) {
    const std::string name = "campus " + campus.name;
    chains.push_back({.name = name,
                      .chain = make_chain(campus.stages, true, name.c_str()),
                      .limited = true,
                      .region = campus.region});
  }
  for (const PlantCohort& cohort : plants) {
    const std::string name =
        "plants announced " + grid::to_string(grid::to_date(cohort.phase.announced));
    chains.push_back({.name = name,
                      .chain = make_chain(scenario.plant_stages, false, name.c_str()),
                      .limited = false,
                      .region = {}});
  }
  return chains;
}

/// Adds what `phase` has become `age_y` after its announcement, closed form.
void add_aged(const Chain& chain, const Phase& phase, double age_y, std::span<double> state) {
  const auto add = [&](Entry entry, double mw) {
    if (mw > 0.0) {
      const std::vector<double> unit = chain_after(chain, entry, age_y);
      for (std::size_t i = 0; i < unit.size(); ++i) {
        state[i] += mw * unit[i];
      }
    }
  };
  add(Entry::pre_development, phase.capacity_mw * phase.share_pre_development);
  add(Entry::construction, phase.capacity_mw * phase.share_construction);
  const double energised_mw = phase.capacity_mw * phase.share_energised;
  state[chain.energised()] += energised_mw;
  if (chain.filled_with_it) {
    state[chain.filled()] += energised_mw;
  }
}

/// Adds how what add_aged() adds moves with a parameter.
void add_aged_derivative(const Chain& chain, const Chain& derivatives, const Phase& phase,
                         double age_y, std::span<double> derivative) {
  const auto add = [&](Entry entry, double mw) {
    if (mw > 0.0) {
      const std::vector<double> unit = chain_derivative_after(chain, derivatives, entry, age_y);
      for (std::size_t i = 0; i < unit.size(); ++i) {
        derivative[i] += mw * unit[i];
      }
    }
  };
  add(Entry::pre_development, phase.capacity_mw * phase.share_pre_development);
  add(Entry::construction, phase.capacity_mw * phase.share_construction);
}

/// `filled`: what is energised already is full of IT.
void add_new(const Chain& chain, const Phase& phase, bool filled, std::span<double> state) {
  state[0] += phase.capacity_mw * phase.share_pre_development;
  state[chain.construction_begin()] += phase.capacity_mw * phase.share_construction;
  state[chain.energised()] += phase.capacity_mw * phase.share_energised;
  if (filled && chain.filled_with_it) {
    state[chain.filled()] += phase.capacity_mw * phase.share_energised;
  }
}

bool is_limited(const Limits& limits) {
  return std::isfinite(limits.national_construction_mw) ||
         std::isfinite(limits.accelerator_supply_mw_per_y) ||
         std::ranges::any_of(limits.connection_mw_per_y,
                             [](double mw) { return std::isfinite(mw); });
}

/// Limits bind before the run's begin too, and there the closed form does not hold: then the
/// integration starts at the first announcement, so that a later begin gives the same years.
Hour origin_of(const Scenario& scenario) {
  Hour origin = scenario.begin;
  if (!is_limited(scenario.limits)) return origin;
  for (const Campus& campus : scenario.campuses) {
    for (const Phase& phase : campus.phases) origin = std::min(origin, phase.announced);
  }
  return origin;
}

}  // namespace

struct BuildOut::Implementation {
  Implementation(const Scenario& scenario, std::vector<PipelineParameter> parameters);

  [[nodiscard]] double years(Hour hour) const {
    return static_cast<double>(hour - origin) / kHoursPerYear;
  }
  [[nodiscard]] std::span<double> chain_state(std::size_t c) {
    return std::span(state).subspan(problem.begin(c), problem.chain(c).size());
  }
  [[nodiscard]] std::span<double> chain_derivative(std::size_t p, std::size_t c) {
    return std::span(derivative)
        .subspan(p * problem.size() + problem.begin(c), problem.chain(c).size());
  }
  void enter(std::size_t chain, const Phase& phase);
  void solve_to(Hour to);
  void advance(Hour to);
  void fill(BuildOutFrame& frame);
  void fill(SensitivityFrame& frame);

  Hour begin;   // of the run
  Hour origin;  // of the integration, at most `begin`
  Hour now;
  std::size_t campuses;
  Feedback feedback;
  std::vector<Deal> deals;
  Deliveries deliveries;
  PlantCapacity capacity;
  std::vector<PlantCohort> plants;
  PipelineProblem problem;
  PipelineSensitivity sensitivity;
  std::vector<double> state;
  std::vector<double> derivative;  // [parameter][state]
  std::vector<Jump> jumps;         // ascending in time, those to come
  std::size_t next_jump = 0;
  std::unique_ptr<Integrator> integrator;  // none where it has nothing to build
  std::unique_ptr<DrawnPipeline> drawn;    // the campuses, where stages are drawn
  std::vector<double> operating_mw;
};

BuildOut::Implementation::Implementation(const Scenario& scenario,
                                         std::vector<PipelineParameter> parameters)
    : begin(scenario.begin),
      origin(origin_of(scenario)),
      now(origin),
      campuses(scenario.campuses.size()),
      feedback(scenario.feedback),
      deals(scenario.deals),
      deliveries(scenario.campuses, scenario.deals.size()),
      capacity(scenario.grid, scenario.retirements),
      plants(parameters.empty() ? plant_cohorts(scenario, capacity) : std::vector<PlantCohort>()),
      problem(pipeline_chains(scenario, plants), scenario.limits),
      sensitivity(problem, std::move(parameters)),
      state(problem.size(), 0.0),
      derivative(sensitivity.parameters() * problem.size(), 0.0),
      operating_mw(capacity.size()) {
  if (scenario.draw_stages) {
    if (sensitivity.parameters() > 0) {
      throw InputError(
          "drawn stage durations have no derivatives: they belong to the expected build-out");
    }
    drawn = std::make_unique<DrawnPipeline>(scenario);
  }
  for (std::size_t c = 0; c < campuses && !drawn; ++c) {
    for (const Phase& phase : scenario.campuses[c].phases) {
      enter(c, phase);
    }
  }
  for (std::size_t p = 0; p < plants.size(); ++p) {
    enter(campuses + p, plants[p].phase);
  }
  if (drawn ? !plants.empty() : problem.chains() > 0) {
    const double stricter = std::sqrt(static_cast<double>(problem.chains())) / kShareOfAStep;
    integrator = std::make_unique<Integrator>(
        problem,
        Tolerances{.relative = scenario.relative_tolerance / stricter,
                   .absolute = scenario.absolute_tolerance_mw / stricter},
        "the build-out", 0.0, state);
    if (sensitivity.parameters() > 0) integrator->differentiate(sensitivity, derivative);
  }
}

void BuildOut::Implementation::enter(std::size_t chain, const Phase& phase) {
  if (phase.announced <= origin) {
    const double age_y = -years(phase.announced);
    add_aged(problem.chain(chain), phase, age_y, chain_state(chain));
    for (std::size_t p = 0; p < sensitivity.parameters(); ++p) {
      add_aged_derivative(problem.chain(chain), sensitivity.derivatives(p, chain), phase, age_y,
                          chain_derivative(p, chain));
    }
  } else {
    jumps.insert(std::ranges::upper_bound(jumps, phase.announced, {}, &Jump::at),
                 {.at = phase.announced, .chain = chain, .phase = phase});
  }
}

void BuildOut::Implementation::solve_to(Hour to) {
  const double stop = next_jump < jumps.size() ? years(jumps[next_jump].at) : kHorizonY;
  integrator->reach(years(to), stop, state);
  now = to;
}

void BuildOut::Implementation::advance(Hour to) {
  if (to < now) {
    throw InternalError("the years clock was asked to go back");
  }
  while (next_jump < jumps.size() && jumps[next_jump].at <= to) {
    solve_to(jumps[next_jump].at);
    for (; next_jump < jumps.size() && jumps[next_jump].at == now; ++next_jump) {
      const Jump& jump = jumps[next_jump];
      add_new(problem.chain(jump.chain), jump.phase, jump.at <= begin, chain_state(jump.chain));
    }
    integrator->restart(years(now), state);
  }
  if (integrator) {
    solve_to(to);
  }
  now = to;
}

void BuildOut::Implementation::fill(BuildOutFrame& frame) {
  for (auto* column : {&frame.announced, &frame.pre_development, &frame.construction,
                       &frame.energised, &frame.filled, &frame.cancelled}) {
    column->resize(campuses);
  }
  for (std::size_t c = 0; c < campuses; ++c) {
    const Chain& chain = problem.chain(c);
    const auto x = chain_state(c);
    const auto sum = [&](std::size_t from, std::size_t to) {
      return std::accumulate(x.begin() + static_cast<std::ptrdiff_t>(from),
                             x.begin() + static_cast<std::ptrdiff_t>(to), 0.0);
    };
    frame.pre_development[c] = sum(0, chain.construction_begin());
    frame.construction[c] = sum(chain.construction_begin(), chain.energised());
    frame.energised[c] = x[chain.energised()];
    frame.filled[c] = x[chain.filled()];
    frame.cancelled[c] = x[chain.cancelled()];
  }
  if (drawn) {
    const std::vector<DrawnPipeline::State> states = drawn->advance(now);
    for (std::size_t c = 0; c < campuses; ++c) {
      frame.pre_development[c] = states[c].pre_development;
      frame.construction[c] = states[c].construction;
      frame.energised[c] = states[c].energised;
      frame.filled[c] = states[c].filled;
      frame.cancelled[c] = states[c].cancelled;
    }
  }
  for (std::size_t c = 0; c < campuses; ++c) {
    frame.announced[c] =
        frame.pre_development[c] + frame.construction[c] + frame.energised[c] + frame.cancelled[c];
  }

  deliveries.sum(frame.energised, frame.delivered);
  frame.promised.resize(deals.size());
  frame.promise_gap.resize(deals.size());
  for (std::size_t d = 0; d < deals.size(); ++d) {
    frame.promised[d] = promised_mw(deals[d], now);
    frame.promise_gap[d] = frame.promised[d] - frame.delivered[d];
  }

  std::ranges::fill(operating_mw, 0.0);
  for (std::size_t p = 0; p < plants.size(); ++p) {
    const double mw = chain_state(campuses + p)[problem.chain(campuses + p).energised()];
    for (const auto& [place, share] : plants[p].part) {
      operating_mw[place] += share * mw;
    }
  }
  capacity.evaluate(now, operating_mw, frame.capacity);

  const SolverStatistics statistics = integrator ? integrator->statistics() : SolverStatistics{};
  frame.steps = static_cast<double>(statistics.steps);
  frame.rhs_evaluations = static_cast<double>(statistics.rhs_evaluations);
  frame.error_test_failures = static_cast<double>(statistics.error_test_failures);
}

void BuildOut::Implementation::fill(SensitivityFrame& frame) {
  const std::size_t parameters = sensitivity.parameters();
  frame.energised.resize(parameters * campuses);
  frame.filled.resize(parameters * campuses);
  frame.promise_gap.clear();
  if (integrator && parameters > 0) integrator->sensitivities(years(now), derivative);
  std::vector<double> delivered;
  for (std::size_t p = 0; p < parameters; ++p) {
    for (std::size_t c = 0; c < campuses; ++c) {
      const Chain& chain = problem.chain(c);
      frame.energised[p * campuses + c] = chain_derivative(p, c)[chain.energised()];
      frame.filled[p * campuses + c] = chain_derivative(p, c)[chain.filled()];
    }
    // what was promised moves with none of them
    deliveries.sum(std::span(frame.energised).subspan(p * campuses, campuses), delivered);
    for (const double mw : delivered) frame.promise_gap.push_back(0.0 - mw);
  }
}

BuildOut::BuildOut(const Scenario& scenario) : BuildOut(scenario, {}) {}

BuildOut::BuildOut(const Scenario& scenario, std::vector<PipelineParameter> parameters)
    : implementation_(std::make_unique<Implementation>(scenario, std::move(parameters))) {}

BuildOut::~BuildOut() = default;

void BuildOut::set_shortfall_hours(const std::vector<double>& hours) {
  Implementation& it = *implementation_;
  if (!it.feedback.enabled) {
    return;
  }
  if (hours.size() != it.problem.slow_down().size()) {
    throw InternalError("shortfall hours do not cover the regions");
  }
  std::vector<double> slow_down(hours.size());
  std::ranges::transform(hours, slow_down.begin(),
                         [&](double h) { return 1.0 + h / it.feedback.hours_scale; });
  if (slow_down == it.problem.slow_down()) {
    return;
  }
  it.problem.set_slow_down(std::move(slow_down));
  if (it.integrator) {
    it.integrator->restart(it.years(it.now), it.state);
  }
}

void BuildOut::differentiate(SensitivityFrame& frame) { implementation_->fill(frame); }

void BuildOut::advance(Hour to, BuildOutFrame& frame) {
  implementation_->advance(to);
  implementation_->fill(frame);
}

}  // namespace gigaload::sim
