#pragma once

#include <string>
#include <vector>

#include "output/trajectory/year_summary.hpp"
#include "sim/frame/frame.hpp"
#include "tools/sweep/design/selection.hpp"

namespace gigaload::tools::sweep {

/// Keeps the chosen results of one member while it runs.
class MemberRecorder final : public sim::Recorder {
 public:
  /// All are kept; `shape` is that of the selection on this very scenario.
  MemberRecorder(const Selection& selection, const Shape& shape, const sim::Scenario& scenario);

  void record(const sim::Frame& frame) override;

  /// The member's numbers in the order of the shape, NaN where nothing was recorded. After the run.
  [[nodiscard]] std::vector<double> values();

  [[nodiscard]] double solver_steps() const { return solver_steps_; }
  /// End of the last exchange.
  [[nodiscard]] grid::Hour reached() const { return reached_; }

 private:
  void record_trajectory(const Block& block, const sim::Frame& frame);

  const Selection& selection_;
  const Shape& shape_;
  const sim::Scenario& scenario_;
  output::YearSummary years_;
  std::vector<double> values_;
  std::vector<double> scalars_;
  double solver_steps_ = 0.0;
  grid::Hour reached_;
};

}  // namespace gigaload::tools::sweep
