#pragma once

/// The parts of a report share these: numbers as JSON.

#include <nlohmann/json.hpp>
#include <vector>

#include "output/report/packed_series.hpp"

namespace gigaload::output {

/// Rounds to seven significant digits, enough for a page, in few characters. Not finite: null.
[[nodiscard]] nlohmann::json number(double value);
[[nodiscard]] nlohmann::json numbers(const std::vector<double>& values);
/// Returns {"step", "count", "period", "text"}.
[[nodiscard]] nlohmann::json to_json(const PackedSeries& series);

}  // namespace gigaload::output
