#pragma once

#include <string>
#include <vector>

#include "output/trajectory/year_summary.hpp"
#include "sim/frame/frame.hpp"
#include "tools/sweep/design/selection.hpp"

namespace gigaload::tools::sweep {

/// MemberRecorder keeps the chosen results of one member while it runs.
class MemberRecorder final : public sim::Recorder {
 public:
  /// Refers to all three, which must outlive it; `shape` is that of the selection on this very
  /// scenario.
  MemberRecorder(const Selection& selection, const Shape& shape, const sim::Scenario& scenario);

  void record(const sim::Frame& frame) override;

  /// Returns the member's numbers after the run, in the order of the shape, NaN if nothing was
  /// recorded.
  [[nodiscard]] std::vector<double> values();

  [[nodiscard]] double solver_steps() const { return solver_steps_; }
  /// Returns the end of the last exchange.
  [[nodiscard]] grid::Hour reached() const { return reached_; }

 private:
  void record_trajectory(const Block& block, const sim::Frame& frame);

  const Selection& selection_;
  const Shape& shape_;
  const sim::Scenario& scenario_;
  output::Machines machines_;
  output::YearSummary years_;
  std::vector<double> values_;
  std::vector<double> scalars_;
  double solver_steps_ = 0.0;
  grid::Hour reached_;
};

}  // namespace gigaload::tools::sweep
