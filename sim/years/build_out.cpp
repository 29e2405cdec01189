#include "sim/years/build_out.hpp"

#include <algorithm>
#include <functional>

#include "grid/core/error.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/years/chain.hpp"
#include "sim/years/drawn_pipeline.hpp"
#include "sim/years/ode_pipeline.hpp"

namespace gigaload::sim {

namespace {

std::unique_ptr<Pipeline> make_pipeline(const Scenario& scenario) {
  if (scenario.draw_stages) return std::make_unique<DrawnPipeline>(scenario);
  return std::make_unique<OdePipeline>(scenario, OdePipeline::Moves::all);
}

}  // namespace

BuildOut::BuildOut(const Scenario& scenario)
    : regions_(scenario.grid.regions.size()),
      feedback_(scenario.feedback),
      deals_(scenario.deals),
      deliveries_(scenario.campuses, scenario.deals.size()),
      capacity_(scenario.grid, scenario.retirements, scenario.plant_changes),
      pipeline_(make_pipeline(scenario)) {}

void BuildOut::set_shortfall_hours(const std::vector<double>& hours) {
  if (!feedback_.enabled) return;
  if (hours.size() != regions_) {
    throw InternalError("shortfall hours do not cover the regions");
  }
  std::vector<double> slow_down(hours.size());
  std::ranges::transform(hours, slow_down.begin(),
                         [&](double h) { return 1.0 + h / feedback_.hours_scale; });
  pipeline_->slow_down(slow_down);
}

void BuildOut::advance(Hour to, BuildOutFrame& frame) {
  pipeline_->advance(to);
  pipeline_->tell(frame);
  frame.announced.assign(frame.energised.size(), 0.0);
  for (const BlockTraits& block : kBlockTraits) {
    if (!block.announced) continue;
    std::ranges::transform(frame.announced, frame.*block.told, frame.announced.begin(),
                           std::plus<>());
  }

  deliveries_.sum(frame.energised, frame.delivered);
  frame.promised.resize(deals_.size());
  frame.promise_gap.resize(deals_.size());
  for (std::size_t d = 0; d < deals_.size(); ++d) {
    frame.promised[d] = promised_mw(deals_[d], to);
    frame.promise_gap[d] = frame.promised[d] - frame.delivered[d];
  }
  capacity_.evaluate(to, pipeline_->operating_mw(), frame.capacity);
}

}  // namespace gigaload::sim
