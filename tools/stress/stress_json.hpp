#pragma once

#include <string>

#include "tools/stress/stress_rows.hpp"

namespace gigaload::tools {

/// Writes one line of JSON: {"event", "title", "begin", "end" (as it was, UTC), "year",
/// "year_begin", "year_end", "scenario", "campuses", "samples", "assumptions", "areas": {name:
/// {"outages_mw", "peak_shed_mw", "shed_mwh", "shed_hours", ...}}, "interconnections": {the same}}.
/// The four are means of the samples, outages that of the hour in which it is highest; beside each
/// stand its standard error and quantiles, and the balance's own load shed. A number that is not
/// known is null.
[[nodiscard]] std::string stress_json(const StressTold& told);

}  // namespace gigaload::tools
