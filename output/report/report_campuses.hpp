#pragma once

/// Gives the campuses of a report, year by year.

#include <nlohmann/json.hpp>
#include <vector>

#include "output/result/result_file.hpp"
#include "output/result/years_on_file.hpp"

namespace gigaload::output {

/// Returns {"announced": [year][campus], "energy": ..., ...}: the numbers of campus_figures() that
/// are anywhere else than 0, null where the file does not tell one, and "dates": {"quantiles":
/// [...], "first_power": [campus][quantile] in hours since 1970, null where it does not come, ...}
/// (output/result/campus_rows.hpp). Null without campuses.
[[nodiscard]] nlohmann::json campus_years(const ResultFile& file,
                                          const std::vector<FileYear>& years);

}  // namespace gigaload::output
