#pragma once

/// Writes an assessment of resource adequacy as one file that is also valid netCDF-4: by step and
/// region LOLP, EPNS and quantiles of the shortfall, the metrics by region and group, those of the
/// system as root attributes.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "grid/adequacy/sampling/monte_carlo.hpp"
#include "output/files/output_lock.hpp"
#include "output/hdf5/hdf5_handle.hpp"
#include "output/trajectory/trajectory_file.hpp"

namespace gigaload::output {

/// Holds what the file says of its origin, besides the Provenance of every result.
struct AdequacyOrigin {
  std::string method;         // "montecarlo", "exact"
  std::string scenario_text;  // empty where the system is no scenario's year
  std::string assumptions;    // in one line; empty likewise
  std::uint64_t seed = 0;
  Provenance provenance;
};

/// Writes the file of an assessment. It is opened before the assessment, so that a path that cannot
/// be written is known before the work. Writes `path`.partial and renames it to `path` when it is
/// whole; without write() the partial file is removed again. Throws InputError for what a user can
/// mend.
class AdequacyFile {
 public:
  /// Throws InputError where the system's start is no time stamp.
  AdequacyFile(const grid::adequacy::SystemModel& system, std::vector<double> quantiles,
               AdequacyOrigin origin, std::filesystem::path path);
  ~AdequacyFile();
  AdequacyFile(const AdequacyFile&) = delete;
  AdequacyFile& operator=(const AdequacyFile&) = delete;

  /// Writes the result. Estimates that are not finite are missing values, and so are standard
  /// errors of what no sample had, and of probabilities of what all had: they are NaN, and left out
  /// of the attributes of the whole system.
  void write(const grid::adequacy::Result& result);

 private:
  const grid::adequacy::SystemModel& system_;
  std::vector<double> quantiles_;
  AdequacyOrigin origin_;
  std::filesystem::path path_, partial_;
  std::vector<double> time_s_;  // since 1970, UTC
  OutputLock lock_;
  File file_;
  bool whole_ = false;
};

}  // namespace gigaload::output
