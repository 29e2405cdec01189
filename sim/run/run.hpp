#pragma once

#include <cstddef>
#include <functional>

#include "sim/clock/clock.hpp"
#include "sim/cooling/shared_work.hpp"
#include "sim/frame/frame.hpp"
#include "sim/scenario/areas.hpp"
#include "sim/scenario/exchange_times.hpp"

namespace gigaload::sim {

struct Scenario;

struct RunOptions {
  unsigned threads = 0;                 // 0: as many as the machine has
  const ResumePoint* resume = nullptr;  // null: from the scenario's begin
  const SharedWork* shared = nullptr;   // with other runs; may be null
  /// It is called after every exchange with the hours done and in all; false stops the run.
  std::function<bool(std::size_t done_h, std::size_t total_h)> progress = {};
  /// It is called during calibration with the sample-years done and those expected in all; false
  /// stops the run.
  std::function<bool(double done, double total)> calibrating = {};
  /// It is called while the samples are counted that stop by error needs, with those done and about
  /// how many it takes in all years together; false stops the run.
  std::function<bool(double done, double total)> sampling = {};
};

/// Runs the scenario and hands each exchange to `recorder`, in order.
/// Returns false when `progress` stopped it.
bool run(const Scenario& scenario, const RunOptions& options, Recorder& recorder);

}  // namespace gigaload::sim
