#include "sim/years/ode_pipeline.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <utility>

#include "grid/core/calendar.hpp"
#include "grid/core/error.hpp"
#include "grid/core/hours_of_year.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/years/announcement.hpp"
#include "sim/years/building_times.hpp"

namespace gigaload::sim {

namespace {

/// The solver may step beyond the time it is asked for, but not endlessly.
constexpr double kHorizonY = 1000.0;

/// Is the tolerance of one step over the scenario's: what a run accumulates over its steps, and
/// along the chain, is 1.5 to 250 times what a step may err (measured at weekly times from the
/// first year on, shapes 1 + 1 to 8 + 2).
constexpr double kShareOfAStep = 0.03;

/// Is what a step can be asked for at most, relative to its states: some units in their last place.
constexpr double kFinest = 4.0 * std::numeric_limits<double>::epsilon();

/// Adds a chain for each of a campus's buildings.
void add_chains(const Campus& campus, std::vector<PipelineChain>& chains) {
  const std::string name = "campus " + campus.name;
  const std::vector<BuildingTime> buildings = building_times(campus.stages, name.c_str());
  for (std::size_t j = 0; j < buildings.size(); ++j) {
    StageTimes stages = campus.stages;
    stages.construction_y = buildings[j].construction_y;
    const std::string of_building =
        buildings.size() == 1 ? name : name + ", building " + std::to_string(j + 1);
    chains.push_back({.name = of_building,
                      .chain = make_chain(stages, true, of_building.c_str()),
                      .region = campus.region,
                      .moves_with_construction = buildings[j].moves_with_construction});
  }
}

/// Returns the buildings of the campuses in their order, then plants by date.
std::vector<PipelineChain> pipeline_chains(const Scenario& scenario,
                                           const std::vector<PlantCohort>& plants) {
  std::vector<PipelineChain> chains;
  for (const Campus& campus : scenario.campuses) add_chains(campus, chains);
  for (const PlantCohort& cohort : plants) {
    const std::string name =
        (cohort.phase.share_construction > 0.0 ? "plants under construction on "
                                               : "plants announced ") +
        grid::to_string(grid::to_date(cohort.phase.announced));
    chains.push_back({.name = name,
                      .chain = make_chain(scenario.plant_stages, false, name.c_str()),
                      .region = {}});
  }
  return chains;
}

/// Returns the first chain of each campus, and of the plants.
std::vector<std::size_t> chain_begins(const std::vector<Campus>& campuses) {
  std::vector<std::size_t> begins = {0};
  for (const Campus& campus : campuses) {
    begins.push_back(begins.back() + static_cast<std::size_t>(campus.stages.buildings));
  }
  return begins;
}

bool is_limited(const Limits& limits) {
  return std::isfinite(limits.national_construction_mw) ||
         std::isfinite(limits.accelerator_supply_mw_per_y) ||
         std::ranges::any_of(
             limits.areas,
             [](const AreaConnections& area) { return std::isfinite(area.connection_mw_per_y); }) ||
         std::ranges::any_of(limits.connection_mw_per_y,
                             [](double mw) { return std::isfinite(mw); });
}

/// Limits bind before the run's begin too, and there the closed form does not hold: then the
/// integration starts at the first announcement, so that a later begin gives the same years.
Hour origin_of(const Scenario& scenario) {
  if (!is_limited(scenario.limits)) return scenario.begin;
  return first_announcement(scenario.campuses, scenario.begin);
}

Tolerances tolerances_of_a_step(const Scenario& scenario, std::size_t chains) {
  const double stricter = std::sqrt(static_cast<double>(chains)) / kShareOfAStep;
  // many chains at the tightest tolerance of a scenario would ask for less than rounding
  const double finest = std::min(kFinest, scenario.relative_tolerance);
  return {.relative = std::max(finest, scenario.relative_tolerance / stricter),
          .absolute = scenario.absolute_tolerance_mw / stricter};
}

}  // namespace

OdePipeline::OdePipeline(const Scenario& scenario, Moves moves)
    : OdePipeline(scenario, moves, plant_cohorts(scenario), {}) {}

OdePipeline::OdePipeline(const Scenario& scenario, std::vector<PipelineParameter> parameters)
    : OdePipeline(scenario, Moves::all, {}, std::move(parameters)) {}

OdePipeline::OdePipeline(const Scenario& scenario, Moves moves, std::vector<PlantCohort> plants,
                         std::vector<PipelineParameter> parameters)
    : origin_(origin_of(scenario)),
      now_(origin_),
      campuses_(scenario.campuses.size()),
      chain_begin_(chain_begins(scenario.campuses)),
      cells_(scenario.grid.regions.size() * scenario.grid.technologies.size()),
      plants_(std::move(plants)),
      problem_(pipeline_chains(scenario, plants_), scenario.limits, origin_),
      sensitivity_(problem_, std::move(parameters)),
      state_(problem_.size(), 0.0),
      derivative_(sensitivity_.parameters() * problem_.size(), 0.0) {
  if (moves == Moves::all) {
    for (std::size_t c = 0; c < campuses_; ++c) {
      for (const Phase& phase : scenario.campuses[c].phases) enter_campus(c, phase);
    }
  }
  for (std::size_t p = 0; p < plants_.size(); ++p) {
    enter(chain_begin_.back() + p, plants_[p].phase);
  }
  if (moves == Moves::all ? problem_.chains() == 0 : plants_.empty()) return;
  integrator_ = std::make_unique<Integrator>(
      problem_, tolerances_of_a_step(scenario, problem_.chains()), "the build-out", 0.0, state_);
  if (sensitivity_.parameters() > 0) integrator_->differentiate(sensitivity_, derivative_);
}

double OdePipeline::years(Hour hour) const {
  return static_cast<double>(hour - origin_) / grid::kHoursOfJulianYear;
}

void OdePipeline::enter_campus(std::size_t campus, const Phase& phase) {
  const std::size_t first = chain_begin_[campus], last = chain_begin_[campus + 1];
  Phase of_building = phase;
  of_building.capacity_mw /= static_cast<double>(last - first);
  for (std::size_t chain = first; chain < last; ++chain) enter(chain, of_building);
}

void OdePipeline::enter(std::size_t chain, const Phase& phase) {
  if (phase.announced <= origin_) {
    enter_aged(chain, phase);
  } else {
    jumps_.insert(std::ranges::upper_bound(jumps_, phase.announced, {}, &Jump::at),
                  {.at = phase.announced, .chain = chain, .phase = phase});
  }
}

void OdePipeline::enter_aged(std::size_t chain, const Phase& phase) {
  const double age_y = -years(phase.announced);
  add_aged(problem_.chain(chain), phase, age_y, of_chain(chain, std::span(state_)));
  for (std::size_t p = 0; p < sensitivity_.parameters(); ++p) {
    add_aged_derivative(sensitivity_.chain(p, chain), phase, age_y,
                        of_chain(chain, derivative_of(p)));
  }
}

void OdePipeline::solve_to(Hour to) {
  const double stop = next_jump_ < jumps_.size() ? years(jumps_[next_jump_].at) : kHorizonY;
  integrator_->reach(years(to), stop, state_);
  now_ = to;
}

/// Adds what comes to the states, and how that moves to the derivatives.
void OdePipeline::jump(const Jump& jump) {
  add_new(problem_.chain(jump.chain), jump.phase, of_chain(jump.chain, std::span(state_)));
  for (std::size_t p = 0; p < sensitivity_.parameters(); ++p) {
    add_new_derivative(sensitivity_.chain(p, jump.chain), jump.phase,
                       of_chain(jump.chain, derivative_of(p)));
  }
}

void OdePipeline::advance(Hour to) {
  if (to < now_) throw InternalError("the years clock was asked to go back");
  while (next_jump_ < jumps_.size() && jumps_[next_jump_].at <= to) {
    solve_to(jumps_[next_jump_].at);
    std::ranges::fill(derivative_, 0.0);
    for (; next_jump_ < jumps_.size() && jumps_[next_jump_].at == now_; ++next_jump_) {
      jump(jumps_[next_jump_]);
    }
    integrator_->restart(years(now_), state_, derivative_);
  }
  if (integrator_) solve_to(to);
  now_ = to;
}

void OdePipeline::slow_down(const std::vector<double>& by_region) {
  if (by_region == problem_.slow_down()) return;
  problem_.set_slow_down(by_region);
  if (integrator_) integrator_->restart(years(now_), state_);
}

std::span<double> OdePipeline::derivative_of(std::size_t parameter) {
  return std::span(derivative_).subspan(parameter * problem_.size(), problem_.size());
}

double OdePipeline::sum_of(Block block, std::size_t first, std::size_t last,
                           std::span<const double> states) const {
  double sum = 0.0;
  for (std::size_t c = first; c < last; ++c) {
    const auto part = problem_.chain(c).states.of(block, of_chain(c, states));
    sum = std::accumulate(part.begin(), part.end(), sum);
  }
  return sum;
}

void OdePipeline::tell(BuildOutFrame& frame) const {
  for (std::size_t b = 0; b < kBlocks; ++b) {
    auto& column = frame.*kBlockTraits[b].told;
    column.resize(campuses_);
    for (std::size_t c = 0; c < campuses_; ++c) {
      column[c] = sum_of(static_cast<Block>(b), chain_begin_[c], chain_begin_[c + 1], state_);
    }
  }
  const SolverStatistics statistics = integrator_ ? integrator_->statistics() : SolverStatistics{};
  frame.steps = static_cast<double>(statistics.steps);
  frame.rhs_evaluations = static_cast<double>(statistics.rhs_evaluations);
  frame.error_test_failures = static_cast<double>(statistics.error_test_failures);
}

std::vector<double> OdePipeline::operating_mw() const {
  std::vector<double> operating(cells_, 0.0);
  for (std::size_t p = 0; p < plants_.size(); ++p) {
    const std::size_t chain = chain_begin_.back() + p;
    const double mw = sum_of(Block::energised, chain, chain + 1, state_);
    for (const auto& [place, share] : plants_[p].part) operating[place] += share * mw;
  }
  return operating;
}

void OdePipeline::differentiate(SensitivityFrame& frame) {
  const std::size_t parameters = sensitivity_.parameters();
  if (integrator_) integrator_->sensitivities(years(now_), derivative_);
  for (std::size_t b = 0; b < kBlocks; ++b) {
    if (kBlockTraits[b].told_derivative == nullptr) continue;
    auto& column = frame.*kBlockTraits[b].told_derivative;
    column.clear();
    for (std::size_t p = 0; p < parameters; ++p) {
      for (std::size_t c = 0; c < campuses_; ++c) {
        column.push_back(
            sum_of(static_cast<Block>(b), chain_begin_[c], chain_begin_[c + 1], derivative_of(p)));
      }
    }
  }
}

}  // namespace gigaload::sim
