#include "sim/years/pipeline_problem.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iomanip>
#include <numeric>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "grid/core/error.hpp"
#include "grid/core/held.hpp"
#include "grid/core/hours_of_year.hpp"

namespace gigaload::sim {

namespace {

/// Returns the band of the chain alone, slowed by nothing.
Band band_of(const ChainOf<Dual>& chain, double smoothing) {
  const PipelineEquations<Dual> alone({{.chain = chain, .begin = 0, .region = {}}}, {},
                                      SmoothLimit(smoothing));
  return measured_band(
      [&](std::span<const Dual> x, std::span<Dual> dxdt) { alone.rates(x, {}, dxdt); },
      chain.size());
}

}  // namespace

PipelineProblem::PipelineProblem(std::vector<PipelineChain> chains, const Limits& limits,
                                 Hour origin)
    : chains_(std::move(chains)),
      limits_(limits),
      origin_(origin),
      slow_down_(limits.connection_mw_per_y.size(), 1.0) {
  std::vector<Chain> values;
  std::vector<ChainOf<Dual>> constants;
  for (const AreaConnections& area : limits.areas) {
    for (const RegionIndex region : area.regions) {
      if (region.get() < slow_down_.size()) continue;
      throw InternalError("the area " + area.name + " has a region without a connection limit");
    }
  }
  for (const PipelineChain& c : chains_) {
    if (c.region && c.region->get() >= slow_down_.size()) {
      throw InternalError(c.name + " is in a region without a connection limit");
    }
    begin_.push_back(layout_.size());
    for (std::size_t b = 0; b < kBlocks; ++b) {
      layout_.add(c.name, kBlockTraits[b].title, c.chain.states.count(static_cast<Block>(b)));
    }
    values.push_back(c.chain);
    constants.push_back(c.chain.as<Dual>());
    const Band band = band_of(constants.back(), limits.smoothing);
    band_ = {std::max(band_.lower, band.lower), std::max(band_.upper, band.upper)};
  }
  values_ = equations_of<double>(std::move(values), limits_as<double>(limits));
  tangents_ = equations(std::move(constants), limits_as<Dual>(limits));
}

template <class T>
PipelineEquations<T> PipelineProblem::equations_of(std::vector<ChainOf<T>> chains,
                                                   PipelineLimits<T> limits) const {
  std::vector<typename PipelineEquations<T>::Place> places;
  for (std::size_t c = 0; c < chains_.size(); ++c) {
    places.push_back({std::move(chains[c]), begin_[c], chains_[c].region});
  }
  return {std::move(places), std::move(limits), SmoothLimit(limits_.smoothing)};
}

PipelineEquations<Dual> PipelineProblem::equations(std::vector<ChainOf<Dual>> chains,
                                                   PipelineLimits<Dual> limits) const {
  return equations_of<Dual>(std::move(chains), std::move(limits));
}

void PipelineProblem::rates(double /*t*/, std::span<const double> y, std::span<double> dydt) {
  auto& values = grid::held(values_);
  values.rates(y, values.throttles(y, slow_down_), dydt);
  check_finite(dydt);
}

std::string PipelineProblem::time_name(double t) const {
  constexpr double kSecondsOfYear = grid::kHoursOfJulianYear * 3600.0;
  const std::chrono::sys_seconds moment(std::chrono::hours(origin_) +
                                        std::chrono::seconds(std::llround(t * kSecondsOfYear)));
  const auto hour = std::chrono::floor<std::chrono::hours>(moment);
  const auto minutes = std::chrono::floor<std::chrono::minutes>(moment - hour).count();
  const auto of_day = hour - std::chrono::floor<std::chrono::days>(hour);
  std::ostringstream text;
  text << grid::to_string(grid::to_date(hour.time_since_epoch().count())) << ' '
       << std::setfill('0') << std::setw(2) << of_day.count() << ':' << std::setw(2) << minutes
       << " UTC";
  return text.str();
}

void PipelineProblem::check_finite(std::span<const double> dydt) const {
  for (std::size_t c = 0; c < chains_.size(); ++c) {
    const auto rates = dydt.subspan(begin_[c], chains_[c].chain.size());
    if (!std::isfinite(std::accumulate(rates.begin(), rates.end(), 0.0))) {
      throw std::domain_error(chains_[c].name + " moves at a rate that is not finite");
    }
  }
}

void PipelineProblem::jacobian(double /*t*/, std::span<const double> y, BandView jacobian) {
  const PipelineThrottles<double>& found = grid::held(values_).throttles(y, slow_down_);
  const PipelineThrottles<Dual> held{
      .connection = {found.connection.begin(), found.connection.end()},
      .accelerators = found.accelerators,
      .starts = found.starts};
  fill_band_jacobian(
      [&](std::span<const Dual> x, std::span<Dual> dxdt) { tangents_->rates(x, held, dxdt); }, y,
      band_.lower, band_.upper, jacobian);
}

}  // namespace gigaload::sim
