#pragma once

/// Gives the root attributes: enough to repeat a run from its file, and to know what a reader may
/// expect.

#include <cstdint>
#include <optional>
#include <string>

#include "output/hdf5/hdf5_handle.hpp"
#include "output/trajectory/trajectory_file.hpp"

namespace gigaload::output {

inline constexpr const char* kSchema = "gigaload-trajectories";
inline constexpr int kSchemaMajor = 2, kOldestSchemaMajor = 1;
inline constexpr const char* kSchemaVersion = "2.1";
static_assert(kSchemaVersion[0] - '0' == kSchemaMajor, "what is written is what is read");

/// Names the attribute with the number of samples, of the year that has the fewest.
inline constexpr const char* kSamples = "ensemble_samples";

/// Names the attribute with the number of drawn futures, and the one that says why there are none
/// where they were asked for.
inline constexpr const char* kFutures = "drawn_futures";
inline constexpr const char* kNoFutures = "no_drawn_futures";

void write_provenance(const File& file, const sim::Scenario& scenario,
                      const Provenance& provenance);

/// Adds a line with the moment (UTC) to the attribute `history`.
void add_history(const File& file, const std::string& what);

/// Throws InputError when the file is none of ours or of another major version of the schema.
void check_schema(const File& file, const std::filesystem::path& path);

/// Returns what keeps the run from being continued in the file ("the seed: 1 in the file, 2 now");
/// empty when it is the same run.
[[nodiscard]] std::string difference(const File& file, const sim::Scenario& scenario,
                                     const Provenance& provenance);

/// Gives the same number for the same run, in the sense of difference().
[[nodiscard]] std::uint64_t run_key(const sim::Scenario& scenario, const Provenance& provenance);

/// Writes an hour as "2025-01-01T00:00:00Z".
[[nodiscard]] std::string iso_time(grid::Hour hour);
/// Does the reverse. Returns nothing for any other form and for a moment that there is not.
[[nodiscard]] std::optional<grid::Hour> hour_of_iso_time(const std::string& text);

}  // namespace gigaload::output
