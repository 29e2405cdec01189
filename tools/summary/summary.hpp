#pragma once

/// A summary is what a person wants to know of a result, as plain numbers read from its file: the
/// same after a run and by `gigaload info`.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grid/adequacy/sampling/metrics.hpp"
#include "grid/adequacy/sampling/risk.hpp"
#include "grid/core/calendar.hpp"
#include "output/result/campus_rows.hpp"

namespace gigaload::tools {

/// DealState holds the MW of one deal at one moment.
struct DealState {
  double promised_mw = 0.0;
  double delivered_mw = 0.0;
};
struct DealSummary {
  std::string title;
  std::string kind;               // of what was promised: "chips", "sites"
  std::vector<DealState> states;  // at each of Summary::moments
};

/// CampusState holds all campuses together at one moment, in MW at the meter.
struct CampusState {
  double announced_mw = 0.0;
  double energised_mw = 0.0;
  double cancelled_mw = 0.0;
};

/// EnergisedBand holds the MW of all campuses together at one moment that the least and the highest
/// quantile of drawn futures have energised.
struct EnergisedBand {
  double low_mw = 0.0;
  double high_mw = 0.0;
};

/// Figures are found by the name of their quantity, as in the file's group `exchange`: MWh, m3, t,
/// h.
class Figures {
 public:
  /// Returns 0 for what the file does not have: no campus has what it tells of. Throws
  /// InternalError for a name that the table of quantities does not have.
  [[nodiscard]] double operator[](std::string_view name) const;
  /// Returns the same where that is its unit in the table of quantities; throws InternalError where
  /// it is not.
  [[nodiscard]] double in(std::string_view name, std::string_view unit) const;
  void set(std::string_view name, double value);

 private:
  std::map<std::string, double, std::less<>> values_;
};

/// YearSummary holds one region in one calendar year, or all regions: then unserved_hours are
/// region-hours, and there is no highest hour.
struct YearSummary {
  int year = 0;
  bool whole = true;  // false: the run holds only part of it
  Figures figures;
};

/// AreaYear holds the headline metrics of an area of several regions in one calendar year that is
/// finished.
struct AreaYear {
  std::string title;
  std::string kind;  // "all", "interconnection", "planning area", "state"
  int year = 0;
  bool whole = true;  // false: the run holds only part of it
  grid::adequacy::Metrics adequacy;
  /// Holds those of load only where regions keep reserves.
  // NOLINTNEXTLINE(readability-redundant-member-init): g++ warns of what a list leaves out
  std::optional<grid::adequacy::Metrics> load_only = {};
  /// Holds what the file tells of lolh, winter_share, longest_event_hours and largest_shortfall;
  /// nothing in a file of schema 2.0.
  // NOLINTNEXTLINE(readability-redundant-member-init): as above
  grid::adequacy::Risk risk = {};
};

/// Holds what calibration added to an interconnection or a planning area, negative where it took
/// away. The title is empty for the regions of no planning area.
struct PerfectCapacity {
  std::string title;
  double capacity_mw = 0.0;
};

/// SampledYear says how many samples a year has that stops by error, and what it reached.
struct SampledYear {
  int year = 0;
  std::uint64_t samples = 0;
  double error_reached = 0.0;  // a share of what is watched; NaN where no sample had any
};

/// RegionSummary holds a region, or a state or planning area as the sum of its regions: then
/// unserved_hours are region-hours, and the highest hour is that of the regions together.
struct RegionSummary {
  std::string title;
  YearSummary reference;                            // of Summary::reference_year
  Figures whole_run;                                // what goes short and what is cut
  std::optional<grid::adequacy::Metrics> adequacy;  // of the reference year, if it is on file
};

struct Summary {
  std::string title;
  std::string begin, end;            // "2025-01-01"
  bool complete = true;              // false: an interrupted run's file
  std::vector<std::string> moments;  // days at which deals and campuses are given
  std::vector<DealSummary> deals;
  std::vector<DealState> machines;  // of all deals (output/variables/machines.hpp), at the moments
  std::vector<CampusState> campuses;  // at each of the moments; empty without campuses
  std::vector<EnergisedBand> bands;   // at each of the moments; empty without drawn futures
  std::string futures;                // what the bands are of: "P10 to P90 of 200 drawn futures"
  std::string no_futures;             // why there are none where they were asked for
  output::CampusTable campus_table;   // each of them in the reference year
  std::vector<YearSummary> years;     // all regions
  std::vector<int> shown_years;       // of the report
  /// Names what of the campuses is inside the path of all data centres, as data_centres.campuses
  /// does; empty in an older file.
  std::string campuses_on_path;
  int reference_year = 0;  // that regions are compared in (years_of_interest.hpp)
  std::vector<RegionSummary> regions;
  std::vector<RegionSummary> states;          // empty where each is one region
  std::vector<RegionSummary> planning_areas;  // empty where there are none
  std::uint64_t samples = 0;  // of the ensemble, of the year that has the fewest; 0 without one
  std::string until;          // the rule where years stop by error; else empty
  std::vector<SampledYear> sampled_years;         // of these, as far as they are finished
  std::string assumptions;                        // of adequacy, in one line
  std::vector<AreaYear> adequacy;                 // by area: all regions, interconnections, ...
  std::vector<PerfectCapacity> perfect_capacity;  // empty if not calibrated
  bool calibrated_by_planning_area = false;       // else by interconnection
};

/// Reads a summary from the sums of the exchanges on file, so that an interrupted run's file has
/// one too. Throws InputError where the file holds no exchange.
[[nodiscard]] Summary read_summary(const output::ResultFile& file);

/// Writes tables for a person to read; the text ends in a newline.
[[nodiscard]] std::string summary_text(const Summary& summary);

}  // namespace gigaload::tools
