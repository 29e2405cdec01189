#pragma once

/// Gives the campuses of a result as the rows of one table, for the summary, the page and `gigaload
/// info --campuses` alike: what is built at the end of a year, what was taken, cooled and cut in
/// its exchanges that are on file, and when power came.
///
///   PUE            sum of campus_load / sum of campus_it_energy
///   litres per kWh sum of water_direct / sum of campus_it_energy_served
///
/// Both sums of each quotient are of the same load: as asked for, and as far as it has power. They
/// are of the same hours too: what lies behind the last exchange on file is left out.

#include <span>
#include <string>
#include <vector>

#include "output/result/years_on_file.hpp"

namespace gigaload::output {

/// Holds one campus in one year. NaN stands for what the file does not tell and for a quotient to
/// nothing; what a campus would need a feature for (flexible load, plant on site, allowance of
/// water) is 0 where no campus has it.
struct CampusRow {
  std::string name, title, region;
  double capacity_mw = 0.0;  // of all phases, at the meter as the next four
  // at the end of the year
  double announced_mw = 0.0;  // so far: all stages, energised and cancelled
  double construction_mw = 0.0;
  double energised_mw = 0.0;
  double cancelled_mw = 0.0;
  // in the exchanges of the year on file
  double energy_mwh = 0.0;     // asked for at the meter
  double it_energy_mwh = 0.0;  // of it, what the machines take
  double it_served_mwh = 0.0;  // of that, what has power
  double pue = 0.0;
  double water_m3 = 0.0;  // taken in by the cooling: evaporation, drift and blow-down
  double water_l_per_it_kwh = 0.0;
  double hours_cut = 0.0;  // mean over the samples where there are any, as all that is not served
  double curtailed_mwh = 0.0;
  double deferred_mwh = 0.0, recovered_mwh = 0.0, onsite_mwh = 0.0;
  double water_limited_mwh = 0.0;  // given up for want of water
  double water_short_m3 = 0.0;
  /// Hold hours since 1970 by CampusTable::quantiles, NaN where it does not come while the run
  /// lasts. Without quantiles `half` is the one date of the expected build-out and the others are
  /// empty.
  std::vector<double> first_power, half, complete;
};

/// Names a number of the rows, for those who write all of them.
struct CampusFigure {
  const char* name;  // "energy"
  const char* unit;  // UDUNITS
  double CampusRow::* value;
};
/// Lists the numbers of a year.
[[nodiscard]] std::span<const CampusFigure> campus_figures();

/// Names a date of the rows.
struct CampusDate {
  const char* name;      // "first_power"
  const char* variable;  // by campus and quantile, in files that have it
  std::vector<double> CampusRow::* times;
};
[[nodiscard]] std::span<const CampusDate> campus_dates();

struct CampusTable {
  int year = 0;
  bool whole = true;                 // false: the file holds only part of the year
  std::vector<double> quantiles;     // of the dates, ascending; empty: the expected build-out's
  std::vector<CampusRow> rows;       // in the order of the file; empty without campuses
  std::vector<std::string> missing;  // variables that files of this version have and this one lacks
};

/// Reads the table of one of the file's years. Throws InputError for a file that cannot be read.
[[nodiscard]] CampusTable campus_table(const ResultFile& file, const FileYear& year);

}  // namespace gigaload::output
