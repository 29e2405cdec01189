#pragma once

/// A comparison says what one result has more or less than another, by calendar year and region.

#include <optional>
#include <string>
#include <vector>

#include "tools/summary/compared_result.hpp"

namespace gigaload::tools {

/// Difference holds a quantity in both results.
struct Difference {
  double a = 0.0, b = 0.0;
  /// Standard error of b - a, as if the samples of both had nothing in common; none without an
  /// ensemble in both, or where no sample of either had any. Runs of one seed share their weather
  /// and outages: there it is less.
  std::optional<double> standard_error;
  [[nodiscard]] double value() const { return b - a; }
};

struct ComparedArea {
  /// Holds "all", or the name of an interconnection, a planning area, a state or a region.
  std::string name;
  std::vector<std::optional<Difference>> by_quantity;  // none where there is no such figure
};

struct ComparedYear {
  int year = 0;
  /// Holds all regions, the interconnections if both have samples, the planning areas, the states
  /// of several regions and the regions.
  std::vector<ComparedArea> areas;
};

struct Comparison {
  std::string a, b;  // names of the files
  std::vector<ComparedYear> years;
};

/// Compares two whole results. Throws InputError, and says what differs, for an interrupted run's
/// file, and where the files are not of the same hours, regions or, with samples in both,
/// interconnections.
[[nodiscard]] Comparison compare(const ComparedResult& a, const ComparedResult& b);

/// Writes tables for a person: of all regions by year, and of the regions in one year, those
/// without a difference left out. Throws InputError for a year that is not there.
[[nodiscard]] std::string comparison_text(const Comparison& comparison, int year);

/// Writes a row for each year, area and quantity, in the units of the files.
[[nodiscard]] std::string comparison_csv(const Comparison& comparison);
[[nodiscard]] std::string comparison_json(const Comparison& comparison);

}  // namespace gigaload::tools
