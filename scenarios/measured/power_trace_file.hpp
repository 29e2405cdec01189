#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sim/swing/power_trace.hpp"

namespace gigaload::scenarios {

/// PowerTraceFile is a trace as it was read.
struct PowerTraceFile {
  sim::EvenTrace even;
  std::size_t readings = 0;
  std::vector<std::string> notices;  // gaps, uneven steps, columns that are not looked at
};

/// Reads a table with the columns `time_s`, ascending, and `power_mw`; comma-separated,
/// perhaps in gzip, of at most 512 MiB of text; lines that begin with # and empty lines are
/// skipped. Throws ScenarioError with the places of its faults: a column that is missing or there
/// twice, a row that is too short or too long, a field that is empty or no finite number, a time
/// that is not later than the one before it, and what even_trace() refuses. Uneven steps and gaps,
/// with their lines, are notices.
[[nodiscard]] PowerTraceFile read_power_trace(const std::filesystem::path& path);

}  // namespace gigaload::scenarios
