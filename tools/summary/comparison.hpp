#pragma once

/// A comparison says what one result has more or less than another, by calendar year and region.

#include <optional>
#include <string>
#include <vector>

#include "tools/summary/changed_settings.hpp"
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

/// ComparedCampus holds a campus of one result or of both, in one year.
struct ComparedCampus {
  int year = 0;
  std::string name;
  /// Holds the values in the order of compared_campus_quantities(); NaN where a result has no such
  /// campus or tells nothing of it.
  std::vector<Difference> by_quantity;
};

struct Comparison {
  std::string a, b;  // names of the files
  std::vector<ComparedYear> years;
  std::vector<ComparedCampus> campuses;  // by year; those of A, then those that B alone has
  std::vector<ChangedSetting> settings;  // what differs between the scenarios
};

/// Compares two whole results. Throws InputError, and says what differs, for an interrupted run's
/// file, and where the files are not of the same hours, regions or, with samples in both,
/// interconnections.
[[nodiscard]] Comparison compare(const ComparedResult& a, const ComparedResult& b);

/// Writes tables for a person: of all regions by year, and of the regions in one year, those
/// without a difference left out. Throws InputError for a year that is not there.
[[nodiscard]] std::string comparison_text(const Comparison& comparison, int year);

/// Writes a row for each year, area and quantity, in the units of the files. Of several comparisons
/// with one result each row begins with the name of the other file.
[[nodiscard]] std::string comparisons_csv(const std::vector<Comparison>& comparisons);

/// Writes one object: {"a", "b", "standard_error_of": "independent runs", "settings": [{"key", "a",
/// "b"}], "units": {QUANTITY: UNIT}, "years": {AREA: {YEAR: {QUANTITY: {"a", "b", "difference"}}}},
/// "adequacy": {AREA: {YEAR: {QUANTITY: {"a", "b", "difference", "standard_error"}}}}, "campuses":
/// {CAMPUS: {YEAR: ...}}, "rows": [...]}, in which rows have areas, years and quantities once more,
/// one after the other. What is not known is null. A file keeps no values of single samples, so
/// that an error is that of a difference between independent runs. Of several comparisons with one
/// result: {"comparisons": [...]}.
[[nodiscard]] std::string comparisons_json(const std::vector<Comparison>& comparisons);

}  // namespace gigaload::tools
