#include "tools/sweep/run/member_recorder.hpp"

#include <algorithm>
#include <limits>
#include <span>

#include "grid/core/error.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::tools::sweep {

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

/// Returns the row of a frame that a variable has once an exchange.
std::vector<double> row_of(const output::Variable& v, const sim::Frame& frame,
                           const output::Machines& machines) {
  if (const auto* state = std::get_if<output::BuildOutRow>(&v.source)) {
    return frame.build_out.*(*state);
  }
  if (const auto* number = std::get_if<output::BuildOutNumber>(&v.source)) {
    return {frame.build_out.*(*number)};
  }
  if (const auto* of_deals = std::get_if<output::MachinesNumber>(&v.source)) {
    return {(machines.*(*of_deals))(frame.build_out)};
  }
  if (const auto* sums = std::get_if<output::ExchangeSource>(&v.source)) {
    return frame.sums[**sums];
  }
  throw InternalError(output::path_of(v) + " has no row an exchange");
}

/// Tells whether a variable's years are those of the exchanges together.
bool is_of_summary(const output::Variable& v) { return v.year_rule != output::Accumulation::none; }

double sum_of(std::span<const double> row, const std::vector<std::size_t>& columns) {
  double sum = 0.0;
  for (const std::size_t c : columns) sum += row[c];
  return sum;
}

}  // namespace

MemberRecorder::MemberRecorder(const Selection& selection, const Shape& shape,
                               const sim::Scenario& scenario)
    : selection_(selection),
      shape_(shape),
      scenario_(scenario),
      machines_(scenario),
      years_(scenario, output::YearSummary::Features::all),
      values_(shape.values, kNothing),
      scalars_(selection.scalars.size(), kNothing),
      reached_(scenario.begin) {}

void MemberRecorder::record_trajectory(const Block& block, const sim::Frame& frame) {
  double* const to = values_.data() + block.first;
  if (const auto* hourly = std::get_if<output::HourlySource>(&block.variable->source)) {
    const auto& values = frame.hourly[**hourly].values();
    const auto hour = static_cast<std::size_t>(frame.begin - scenario_.begin);
    if (hour * block.columns + values.size() > block.rows * block.columns) {
      throw InternalError("a frame's hours are not those of the run");
    }
    std::ranges::copy(values, to + hour * block.columns);
    return;
  }
  const auto row = row_of(*block.variable, frame, machines_);
  if (row.size() != block.columns || frame.exchange >= block.rows) {
    throw InternalError("a frame's row has another size than the run");
  }
  std::ranges::copy(row, to + frame.exchange * block.columns);
}

void MemberRecorder::record(const sim::Frame& frame) {
  years_.add(frame.year, frame.sums);
  const int first_year = grid::year_of(scenario_.begin);
  for (const Block& block : shape_.blocks) {
    if (block.variable->axes.front() == output::Axis::time) {
      record_trajectory(block, frame);
    } else if (output::is_year_row(*block.variable)) {
      if (!frame.adequacy) continue;
      const auto year = static_cast<std::size_t>(frame.adequacy->year - first_year);
      const auto values = output::year_row(*block.variable, *frame.adequacy);
      std::ranges::copy(values, values_.data() + block.first + year * block.columns);
    }
  }
  for (std::size_t s = 0; s < scalars_.size(); ++s) {
    const Scalar& scalar = selection_.scalars[s];
    const ScalarPlace& place = shape_.scalars[s];
    if (output::is_year_row(*scalar.variable)) {
      if (!frame.adequacy || frame.adequacy->year != scalar.year) continue;
      scalars_[s] = sum_of(output::year_row(*scalar.variable, *frame.adequacy), place.columns);
    } else if (scalar.at && place.row == frame.exchange) {
      scalars_[s] = sum_of(row_of(*scalar.variable, frame, machines_), place.columns);
    }
  }
  solver_steps_ = frame.build_out.steps;
  reached_ = frame.begin + static_cast<grid::Hour>(frame.hours);
}

std::vector<double> MemberRecorder::values() {
  for (const Block& block : shape_.blocks) {
    if (!is_of_summary(*block.variable)) continue;
    std::ranges::copy(years_.values(*block.variable), values_.data() + block.first);
  }
  for (std::size_t s = 0; s < scalars_.size(); ++s) {
    const Scalar& scalar = selection_.scalars[s];
    if (!is_of_summary(*scalar.variable)) continue;
    const auto values = years_.values(*scalar.variable);
    const std::size_t columns = output::columns_of(*scalar.variable, scenario_);
    scalars_[s] = sum_of(std::span(values).subspan(shape_.scalars[s].row * columns, columns),
                         shape_.scalars[s].columns);
  }
  std::ranges::copy(scalars_, values_.end() - static_cast<std::ptrdiff_t>(scalars_.size()));
  return std::move(values_);
}

}  // namespace gigaload::tools::sweep
