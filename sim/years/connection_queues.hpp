#pragma once

/// Tells which queue the drawn parts of a region wait in for their connection: one for each region,
/// and one for all regions of an area whose connections are limited together.

#include <cstddef>
#include <optional>
#include <vector>

#include "sim/scenario/limits.hpp"

namespace gigaload::sim {

struct ConnectionQueues {
  std::vector<std::size_t> of_region;  // the queue that each region is in
  std::vector<double> limit_mw_per_y;  // by queue, infinity where there is none
};

/// Returns the queues, or nothing where two limits meet in a region, which no queue can hold.
[[nodiscard]] std::optional<ConnectionQueues> connection_queues(const Limits& limits);

}  // namespace gigaload::sim
