#include "sim/years/pipeline_sensitivity.hpp"

#include <algorithm>
#include <cmath>

namespace gigaload::sim {

PipelineSensitivity::PipelineSensitivity(const PipelineProblem& problem,
                                         std::vector<PipelineParameter> parameters)
    : problem_(problem),
      parameters_(std::move(parameters)),
      connection_demand_(problem.limits().connection_mw_per_y.size()),
      connection_throttle_(problem.limits().connection_mw_per_y.size()) {
  derivatives_.reserve(parameters_.size() * problem.chains());
  for (const PipelineParameter& p : parameters_) {
    for (std::size_t c = 0; c < problem.chains(); ++c) {
      // no parameter of a plant is among them, and nothing limits it
      const ParameterKind by = problem.is_limited(c) ? p.kind : ParameterKind::accelerator_supply;
      derivatives_.push_back(rate_derivatives(problem.chain(c), by));
    }
  }
}

double PipelineSensitivity::scale(std::size_t parameter) const {
  const double value = std::abs(parameters_[parameter].value);
  return value > 0.0 ? value : 1.0;
}

PipelineSensitivity::Moving PipelineSensitivity::limit(std::size_t parameter, ParameterKind kind,
                                                       double value) const {
  return {value, parameters_[parameter].kind == kind ? 1.0 : 0.0};
}

PipelineSensitivity::Moving PipelineSensitivity::throttle(Moving demand, Moving limit) const {
  const double theta = problem_.smooth_limit().throttle(demand.value, limit.value);
  if (!std::isfinite(limit.value) || !(limit.value > 0.0) || !(demand.value > 0.0)) {
    return {theta, 0.0};
  }
  const double w = problem_.smooth_limit().weight(demand.value, limit.value);
  return {theta, -theta * w * (demand.d / demand.value - limit.d / limit.value)};
}

void PipelineSensitivity::find_throttles(std::span<const double> y, std::size_t parameter,
                                         std::span<const double> s) {
  std::ranges::fill(connection_demand_, Moving{});
  for (std::size_t c = 0; c < problem_.chains(); ++c) {
    if (!problem_.is_limited(c)) continue;
    const Chain& chain = problem_.chain(c);
    const std::size_t last = problem_.begin(c) + chain.energised() - 1;
    Moving& demand = connection_demand_[problem_.region(c).get()];
    demand.value += chain.construction.rate_per_y * y[last];
    demand.d += derivatives(parameter, c).construction.rate_per_y * y[last] +
                chain.construction.rate_per_y * s[last];
  }
  const Limits& limits = problem_.limits();
  Moving accelerators;
  for (std::size_t g = 0; g < connection_demand_.size(); ++g) {
    const double slow_down = problem_.slow_down()[g];
    const double of_region = limits.connection_mw_per_y[g];
    if (!std::isfinite(of_region)) {
      connection_throttle_[g] = {1.0 / slow_down, 0.0};
    } else {
      const bool moves = parameters_[parameter].kind == ParameterKind::connection &&
                         parameters_[parameter].region.get() == g;
      connection_throttle_[g] =
          throttle(connection_demand_[g], {of_region / slow_down, moves ? 1.0 / slow_down : 0.0});
    }
    const Moving &theta = connection_throttle_[g], &demand = connection_demand_[g];
    accelerators.value += theta.value * demand.value;
    accelerators.d += theta.d * demand.value + theta.value * demand.d;
  }
  accelerator_throttle_ = throttle(accelerators, limit(parameter, ParameterKind::accelerator_supply,
                                                       limits.accelerator_supply_mw_per_y));
  if (!std::isfinite(limits.national_construction_mw)) return;
  start_throttle_ = starts(y, parameter, s,
                           {accelerator_throttle_.value * accelerators.value,
                            accelerator_throttle_.d * accelerators.value +
                                accelerator_throttle_.value * accelerators.d});
}

/// The throttle of starts by the stock in construction.
PipelineSensitivity::Moving PipelineSensitivity::starts(std::span<const double> y,
                                                        std::size_t parameter,
                                                        std::span<const double> s,
                                                        Moving energising) const {
  Moving stock, outflow = energising, demand;
  for (std::size_t c = 0; c < problem_.chains(); ++c) {
    if (!problem_.is_limited(c)) continue;
    const Chain& chain = problem_.chain(c);
    const Chain& d = derivatives(parameter, c);
    const auto x = y.subspan(problem_.begin(c), chain.size());
    const auto dx = s.subspan(problem_.begin(c), chain.size());
    Moving building;
    for (std::size_t i = chain.construction_begin(); i < chain.energised(); ++i) {
      building.value += x[i];
      building.d += dx[i];
    }
    stock.value += building.value;
    stock.d += building.d;
    outflow.value += chain.construction.hazard_per_y * building.value;
    outflow.d +=
        d.construction.hazard_per_y * building.value + chain.construction.hazard_per_y * building.d;
    const std::size_t last = chain.construction_begin() - 1;
    demand.value += chain.pre_development.rate_per_y * x[last];
    demand.d +=
        d.pre_development.rate_per_y * x[last] + chain.pre_development.rate_per_y * dx[last];
  }
  const double most = problem_.limits().national_construction_mw;
  const double room = most - stock.value;
  const double d_room = limit(parameter, ParameterKind::national_construction, most).d - stock.d;
  const double rho = PipelineProblem::kStartsApproachPerY;
  Moving allowed;
  allowed.value = problem_.construction_start_limit(stock.value, outflow.value);
  if (room >= 0.0) {
    allowed.d = outflow.d + rho * d_room;
  } else if (outflow.value > 0.0) {
    allowed.d = allowed.value / outflow.value *
                (outflow.d * (1.0 - rho * room / outflow.value) + rho * d_room);
  }
  return throttle(demand, allowed);
}

void PipelineSensitivity::rates(std::span<const double> y, std::size_t parameter,
                                std::span<const double> s, std::span<double> dsdt) {
  find_throttles(y, parameter, s);
  for (std::size_t c = 0; c < problem_.chains(); ++c) {
    const Chain& chain = problem_.chain(c);
    const Chain& d = derivatives(parameter, c);
    Throttles theta;
    if (problem_.is_limited(c)) {
      const Moving& connection = connection_throttle_[problem_.region(c).get()];
      theta.pre_development = start_throttle_;
      theta.construction = {
          connection.value * accelerator_throttle_.value,
          connection.d * accelerator_throttle_.value + connection.value * accelerator_throttle_.d};
    }
    const auto x = y.subspan(problem_.begin(c), chain.size());
    const auto dx = s.subspan(problem_.begin(c), chain.size());
    const auto rate = dsdt.subspan(problem_.begin(c), chain.size());
    double inflow = 0.0, cancelled = 0.0;
    for (std::size_t i = 0; i < chain.energised(); ++i) {
      const bool construction = i >= chain.construction_begin();
      const Stage& stage = construction ? chain.construction : chain.pre_development;
      const Stage& moved = construction ? d.construction : d.pre_development;
      const Moving& t = construction ? theta.construction : theta.pre_development;
      const double outflow = t.d * stage.rate_per_y * x[i] + t.value * moved.rate_per_y * x[i] +
                             t.value * stage.rate_per_y * dx[i];
      const double lost = moved.hazard_per_y * x[i] + stage.hazard_per_y * dx[i];
      rate[i] = inflow - outflow - lost;
      inflow = outflow;
      cancelled += lost;
    }
    rate[chain.energised()] = inflow;
    rate[chain.cancelled()] = cancelled;
    if (chain.filled_with_it) {
      const std::size_t e = chain.energised(), f = chain.filled();
      rate[f] = d.fill_rate_per_y * (x[e] - x[f]) + chain.fill_rate_per_y * (dx[e] - dx[f]);
    }
  }
}

}  // namespace gigaload::sim
