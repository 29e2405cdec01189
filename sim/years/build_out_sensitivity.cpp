#include "sim/years/build_out_sensitivity.hpp"

#include <span>
#include <utility>

#include "grid/core/error.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

BuildOutSensitivity::BuildOutSensitivity(const Scenario& scenario,
                                         std::vector<PipelineParameter> parameters)
    : campuses_(scenario.campuses.size()),
      parameters_(parameters.size()),
      deliveries_(scenario.campuses, scenario.deals.size()),
      pipeline_(scenario, std::move(parameters)) {
  if (scenario.draw_stages) {
    throw InputError(
        "drawn stage durations have no derivatives: they belong to the expected build-out");
  }
}

void BuildOutSensitivity::advance(Hour to, SensitivityFrame& frame) {
  pipeline_.advance(to);
  pipeline_.differentiate(frame);
  frame.promise_gap.clear();
  std::vector<double> delivered;
  for (std::size_t p = 0; p < parameters_; ++p) {
    // what was promised moves with none of them
    deliveries_.sum(std::span(frame.energised).subspan(p * campuses_, campuses_), delivered);
    for (const double mw : delivered) frame.promise_gap.push_back(0.0 - mw);
  }
}

}  // namespace gigaload::sim
