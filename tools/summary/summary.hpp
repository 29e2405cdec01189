#pragma once

/// What a person wants to know of a result at a glance, as plain numbers read from its file: the
/// same after a run and by `gigaload info`.

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "grid/core/calendar.hpp"

namespace gigaload::output {
class ResultFile;
}

namespace gigaload::tools {

/// MW of one deal at one moment.
struct DealState {
  double promised_mw = 0.0;
  double delivered_mw = 0.0;
};
struct DealSummary {
  std::string title;
  std::vector<DealState> states;  // at each of Summary::moments
};

/// All campuses together at one moment, MW at the meter.
struct CampusState {
  double announced_mw = 0.0;
  double energised_mw = 0.0;
  double cancelled_mw = 0.0;
};

/// One region in one calendar year, or all of them.
struct YearSummary {
  int year = 0;
  bool whole = true;  // false: the run holds only part of it
  double energy_mwh = 0.0;
  double campus_energy_mwh = 0.0;
  double data_centre_energy_mwh = 0.0;
  double data_centre_energy_promised_mwh = 0.0;
  double sales_mwh = 0.0;
  double peak_mw = 0.0;              // of a region; 0 for all
  double net_import_mwh = 0.0;       // of a region
  double unserved_energy_mwh = 0.0;  // with an ensemble this and the next two are its means
  double unserved_hours = 0.0;       // of a region; region-hours for all
  double campus_curtailed_energy_mwh = 0.0;
  double water_direct_m3 = 0.0;
  double data_centre_water_indirect_m3 = 0.0;  // at power plants
  double co2_t = 0.0;
  // of the campuses; 0 where none has what it tells of
  double water_shortfall_m3 = 0.0;        // wanted beyond the allowance
  double water_limited_energy_mwh = 0.0;  // load given up for want of water
  double deferred_energy_mwh = 0.0;       // flexible shares put off, and made up for
  double recovered_energy_mwh = 0.0;
  double onsite_energy_mwh = 0.0;
  double work_mwh = 0.0;  // IT energy of the reference generation; of all regions only
};

/// A mean over the samples of the ensemble; NaN where there is none.
struct Estimate {
  double value = std::numeric_limits<double>::quiet_NaN();
  double standard_error = std::numeric_limits<double>::quiet_NaN();
};

struct Adequacy {
  Estimate event_days;  // LOLE in days
  Estimate lolh_h;
  Estimate eue_mwh;
  Estimate neue_ppm;
};

/// An interconnection, or all regions, in one calendar year that is finished.
struct AreaYear {
  std::string title;
  int year = 0;
  bool whole = true;  // false: the run holds only part of it
  Adequacy adequacy;
};

/// What calibration added to an interconnection, negative where it took away.
struct PerfectCapacity {
  std::string title;
  double capacity_mw = 0.0;
};

struct RegionSummary {
  std::string title;
  YearSummary reference;             // of Summary::reference_year
  double unserved_energy_mwh = 0.0;  // of the whole run
  double unserved_hours = 0.0;
  double campus_curtailed_energy_mwh = 0.0;
  Adequacy adequacy;  // of the reference year
};

struct Summary {
  std::string title;
  std::string begin, end;            // "2025-01-01"
  bool complete = true;              // false: an interrupted run's file
  std::vector<std::string> moments;  // days at which deals and campuses are given
  std::vector<DealSummary> deals;
  std::vector<CampusState> campuses;  // at each of the moments; empty without campuses
  std::vector<YearSummary> years;     // all regions
  int reference_year = 0;             // that regions are compared in (years_of_interest.hpp)
  std::vector<RegionSummary> regions;
  std::uint64_t samples = 0;                      // of the ensemble; 0 without one
  std::vector<AreaYear> adequacy;                 // all regions, then each interconnection
  std::vector<PerfectCapacity> perfect_capacity;  // by interconnection; empty if not calibrated
};

/// From the sums of the exchanges on file, so that an interrupted run's file has a summary too.
/// Throws InputError where the file holds no exchange.
[[nodiscard]] Summary read_summary(const output::ResultFile& file);

/// Tables for a person to read, ending in a newline.
[[nodiscard]] std::string summary_text(const Summary& summary);

}  // namespace gigaload::tools
