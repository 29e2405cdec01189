#pragma once

#include <functional>
#include <vector>

#include "sim/areas.hpp"
#include "sim/frame.hpp"
#include "sim/scenario.hpp"
#include "sim/shared_work.hpp"

namespace gigaload::sim {

/// Where an interrupted run takes up the hours. The years are replayed from the start.
struct ResumePoint {
  std::size_t exchange = 0;                          // the first to compute
  std::vector<double> storage_energy_mwh;            // [region][technology] at its start
  std::vector<std::vector<double>> shortfall_hours;  // [exchange before it][region]
  std::vector<std::byte> ensemble_state;             // Frame's, at its start; for an ensemble
};

struct RunOptions {
  unsigned threads = 0;  // 0: as many as the machine has
  const ResumePoint* resume = nullptr;
  const SharedWork* shared = nullptr;  // with other runs; may be null
  /// Called after every exchange with the hours done and in all; false stops the run.
  std::function<bool(std::size_t done_h, std::size_t total_h)> progress;
};

/// First hour of every exchange, and the end: steps of `exchange_h` from the start,
/// cut at each new year so that no exchange straddles two.
[[nodiscard]] std::vector<Hour> exchange_times(const Scenario& scenario);

/// Runs the scenario and hands each exchange to `recorder`, in order.
/// Returns false when `progress` stopped it.
bool run(const Scenario& scenario, const RunOptions& options, Recorder& recorder);

}  // namespace gigaload::sim
