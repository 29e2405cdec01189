#pragma once

/// A whole sweep is gathered in one file, valid netCDF-4:
///
///     member, the axes, seed, status, scalars               (member)
///     summary/, adequacy/    chosen tables                  (member, year, region or area)
///     buildout/, exchange/, hours/    trajectories          (member, time, region, ...)
///     NAME_quantile          over the members that are done  (quantile, ...)
///
/// The axes are coordinates in every group. Members that failed or are missing are NaN. The
/// datasets depend on the manifest and the results alone, not on who ran what.
///
/// Memory: one chunk of each variable, kMostQuantileBytes (or one row of all members, where that is
/// more), and 40 bytes a member to know where its results are.

#include <cstddef>
#include <filesystem>
#include <functional>
#include <vector>

#include "tools/sweep/store/manifest.hpp"

namespace gigaload::tools::sweep {

struct Gathered {
  std::size_t members = 0, done = 0, failed = 0;
  std::vector<std::size_t> undefined = {};  // [scalar] members that are done without a finite value
};

/// It is told how many numbers are read, or have gone into quantiles, and how many will in all.
using GatherProgress = std::function<void(std::size_t done, std::size_t total)>;

/// Writes `path`.partial and renames it when it is whole. Throws InputError: a full disk, damaged
/// results; a file that `path` was before is then still there.
Gathered gather(const Manifest& manifest, const std::filesystem::path& path,
                const GatherProgress& progress = {});

}  // namespace gigaload::tools::sweep
