#pragma once

/// Gives the small tables of a report: sums by year and region, the build-out by exchange,
/// adequacy.

#include <nlohmann/json.hpp>
#include <vector>

#include "output/report/report_numbers.hpp"
#include "output/result/result_file.hpp"
#include "output/result/years_on_file.hpp"
#include "sim/frame/quantity.hpp"

namespace gigaload::output {

/// Returns {"energy": [year][region], ...}: sums of the exchanges on file, so that an interrupted
/// run has them too; MWh, h, m3, t, and "peak" in MW.
[[nodiscard]] nlohmann::json yearly_by_region(const ResultFile& file,
                                              const std::vector<FileYear>& years);

/// Returns {"names": [row], "peak": [year][row]} by state or by planning area, MW: the highest hour
/// of its regions together. Null where the file has none: where each state is one region.
/// `axis` says which, as the quantities have it.
[[nodiscard]] nlohmann::json rows_along(const ResultFile& file, const std::vector<FileYear>& years,
                                        sim::Axis axis);

/// Returns {"time": hours since 1970, "all": stages, "deals": [{title, kind, promised, delivered,
/// stages}], "machines": {promised, delivered} of all deals together
/// (output/variables/machines.hpp) or null, "regions": stages at the end of each year,
/// [year][region], "layers": [{name, title}] of the stages that stand on each other, from the
/// ground up}; stages are MW in each block that shares out what was announced
/// (sim/frame/pipeline_blocks.hpp). Null without campuses and deals. A file that does not say which
/// campus counts for which deal has no stages of deals.
[[nodiscard]] nlohmann::json build_out(const ResultFile& file, const std::vector<FileYear>& years);

/// Returns [{name, title, region, capacity, ..., "energised": MW at the end of each year}].
[[nodiscard]] nlohmann::json campuses(const ResultFile& file, const std::vector<FileYear>& years);

/// Returns {"areas", "years", "lolh": {"value": [year][area], "error"}, ..., "risk": {"when":
/// [year][area] in words, "lolh": [year][area][month x 24 + hour], "longest_event_hours":
/// [year][area], ...}}, and where regions keep reserves the metrics of load only, {"load_only":
/// {"lolh": ..., ...}}; null without an ensemble. Of an area that is not short in a year the risk's
/// words and hours are null.
[[nodiscard]] nlohmann::json adequacy(const ResultFile& file);

}  // namespace gigaload::output
