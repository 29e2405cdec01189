#include "sim/years/pipeline_problem.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

#include "grid/core/error.hpp"

namespace gigaload::sim {

namespace {

/// r_2 x[2,k2]: what a chain would energise, MW/y.
double energisation_demand(const Chain& chain, std::span<const double> x) {
  return chain.construction.rate_per_y * x[chain.energised() - 1];
}

}  // namespace

PipelineProblem::PipelineProblem(std::vector<PipelineChain> chains, const Limits& limits)
    : chains_(std::move(chains)),
      limits_(limits),
      smooth_limit_(limits.smoothing),
      slow_down_(limits.connection_mw_per_y.size(), 1.0),
      connection_demand_(limits.connection_mw_per_y.size()),
      connection_throttle_(limits.connection_mw_per_y.size(), 1.0) {
  begin_.push_back(0);
  for (const PipelineChain& c : chains_) {
    if (c.limited && c.region.get() >= connection_demand_.size()) {
      throw InternalError(c.name + " is in a region without a connection limit");
    }
    begin_.push_back(begin_.back() + c.chain.size());
    // Down the chain by one; where there is a hazard, from the first compartment to X.
    lower_bandwidth_ =
        std::max<std::size_t>(lower_bandwidth_, c.chain.can_cancel() ? c.chain.cancelled() : 1);
  }
}

double PipelineProblem::construction_start_limit(double stock, double outflow) const {
  const double room = limits_.national_construction_mw - stock;
  if (room >= 0.0) {
    return outflow + kStartsApproachPerY * room;
  }
  return outflow > 0.0 ? outflow * std::exp(kStartsApproachPerY * room / outflow) : 0.0;
}

void PipelineProblem::find_throttles(std::span<const double> y) {
  const double infinity = std::numeric_limits<double>::infinity();
  std::ranges::fill(connection_demand_, 0.0);
  for (std::size_t c = 0; c < chains_.size(); ++c) {
    if (chains_[c].limited) {
      connection_demand_[chains_[c].region.get()] +=
          energisation_demand(chains_[c].chain, y.subspan(begin_[c]));
    }
  }
  double accelerator_demand = 0.0;
  for (std::size_t g = 0; g < connection_demand_.size(); ++g) {
    const double limit = limits_.connection_mw_per_y[g];
    connection_throttle_[g] =
        limit == infinity ? 1.0 / slow_down_[g]
                          : smooth_limit_.throttle(connection_demand_[g], limit / slow_down_[g]);
    accelerator_demand += connection_throttle_[g] * connection_demand_[g];
  }
  accelerator_throttle_ =
      smooth_limit_.throttle(accelerator_demand, limits_.accelerator_supply_mw_per_y);
  if (limits_.national_construction_mw == infinity) {
    return;
  }

  double stock = 0.0;
  double outflow = accelerator_throttle_ * accelerator_demand;
  double start_demand = 0.0;
  for (std::size_t c = 0; c < chains_.size(); ++c) {
    if (!chains_[c].limited) {
      continue;
    }
    const Chain& chain = chains_[c].chain;
    const auto x = y.subspan(begin_[c], chain.energised());
    const double under_construction = std::accumulate(
        x.begin() + static_cast<std::ptrdiff_t>(chain.construction_begin()), x.end(), 0.0);
    stock += under_construction;
    outflow += chain.construction.hazard_per_y * under_construction;
    start_demand += chain.pre_development.rate_per_y * x[chain.construction_begin() - 1];
  }
  start_throttle_ = smooth_limit_.throttle(start_demand, construction_start_limit(stock, outflow));
}

PipelineProblem::Throttles PipelineProblem::throttles(const PipelineChain& chain) const {
  if (!chain.limited) {
    return {};
  }
  return {.pre_development = start_throttle_,
          .construction = connection_throttle_[chain.region.get()] * accelerator_throttle_};
}

void PipelineProblem::rates(double /*t*/, std::span<const double> y, std::span<double> dydt) {
  find_throttles(y);
  for (std::size_t c = 0; c < chains_.size(); ++c) {
    const Chain& chain = chains_[c].chain;
    const Throttles theta = throttles(chains_[c]);
    const auto x = y.subspan(begin_[c], chain.size());
    const auto dx = dydt.subspan(begin_[c], chain.size());
    double inflow = 0.0;
    double cancelled = 0.0;
    for (std::size_t i = 0; i < chain.energised(); ++i) {
      const bool construction = i >= chain.construction_begin();
      const Stage& stage = construction ? chain.construction : chain.pre_development;
      const double outflow =
          (construction ? theta.construction : theta.pre_development) * stage.rate_per_y * x[i];
      const double lost = stage.hazard_per_y * x[i];
      dx[i] = inflow - outflow - lost;
      inflow = outflow;
      cancelled += lost;
    }
    dx[chain.energised()] = inflow;
    dx[chain.cancelled()] = cancelled;
    if (chain.filled_with_it) {
      dx[chain.filled()] = chain.fill_rate_per_y * (x[chain.energised()] - x[chain.filled()]);
    }
    if (!std::isfinite(inflow + cancelled)) {
      throw std::domain_error(chains_[c].name + " moves at a rate that is not finite");
    }
  }
}

void PipelineProblem::jacobian(double /*t*/, std::span<const double> y, BandView jacobian) {
  find_throttles(y);
  for (std::size_t c = 0; c < chains_.size(); ++c) {
    const Chain& chain = chains_[c].chain;
    const Throttles theta = throttles(chains_[c]);
    const std::size_t first = begin_[c];
    for (std::size_t i = 0; i < chain.energised(); ++i) {
      const bool construction = i >= chain.construction_begin();
      const Stage& stage = construction ? chain.construction : chain.pre_development;
      const double rate =
          (construction ? theta.construction : theta.pre_development) * stage.rate_per_y;
      jacobian(first + i, first + i) = -rate - stage.hazard_per_y;
      jacobian(first + i + 1, first + i) = rate;
      if (stage.hazard_per_y > 0.0) {
        jacobian(first + chain.cancelled(), first + i) += stage.hazard_per_y;
      }
    }
    if (chain.filled_with_it) {
      jacobian(first + chain.filled(), first + chain.filled()) = -chain.fill_rate_per_y;
      jacobian(first + chain.filled(), first + chain.energised()) = chain.fill_rate_per_y;
    }
  }
}

std::string PipelineProblem::state_name(std::size_t state) const {
  const auto next = std::ranges::upper_bound(begin_, state);
  const auto c = static_cast<std::size_t>(next - begin_.begin()) - 1;
  const Chain& chain = chains_[c].chain;
  const std::size_t i = state - begin_[c];
  const auto of = [](std::size_t j, std::size_t k) {
    return std::to_string(j + 1) + " of " + std::to_string(k);
  };
  std::string place;
  if (i < chain.construction_begin()) {
    place = "pre-development " + of(i, chain.pre_development.shape);
  } else if (i < chain.energised()) {
    place = "construction " + of(i - chain.construction_begin(), chain.construction.shape);
  } else if (i == chain.energised()) {
    place = "energised";
  } else {
    place = i == chain.cancelled() ? "cancelled" : "filled";
  }
  return chains_[c].name + ": " + place;
}

}  // namespace gigaload::sim
