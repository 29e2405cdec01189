#pragma once

/// Gives the hours of a report: load and shortfall of every region, packed, what follows from them.

#include <nlohmann/json.hpp>
#include <vector>

#include "output/report/report_numbers.hpp"
#include "output/result/result_file.hpp"
#include "output/result/years_on_file.hpp"

namespace gigaload::output {

/// Bounds the characters that all traces may take of a page of less than 8 MB. Hourly loads are the
/// most of it: they are given in the order of the regions as long as there is room, the others by
/// days.
inline constexpr std::size_t kTraceCharacters = 7'000'000;

/// Returns by region {"load": every hour, or null, "load_low", "load_mean", "load_high": by day,
/// "campus", "shortfall": that of the load's own weather, without outages, "import": mean of the
/// day, "duration" and "duration_demand": the curves of duration_shares(), one year after the
/// other, "expected": MWh not served by year and month of the year, UTC, mean over the samples of
/// an ensemble, or null, as is a month of which no hour is on file}. `order`: the regions, the most
/// important first. Throws InputError with the file, the variable, the region and the hour for a
/// value that is not finite.
[[nodiscard]] nlohmann::json region_traces(const ResultFile& file,
                                           const std::vector<FileYear>& years,
                                           const std::vector<std::size_t>& order,
                                           std::size_t most_characters = kTraceCharacters);

/// Shares of a year's hours, 0 to 1, at which its duration curves are given: closer where load is
/// highest.
[[nodiscard]] std::vector<double> duration_shares();

}  // namespace gigaload::output
