#pragma once

/// Gives what a result holds as tables: a row for each point of some axes, a column for each axis
/// and for each variable that has exactly these axes. Which tables there are follows from the
/// variables (output/variables/variables.hpp), each of which belongs to one:
///
///     years                 year, region               of the group summary
///     years_by_technology   year, region, technology
///     adequacy              year, area                 of the group adequacy
///     build_out_by_deal     exchange_time, deal        of the group buildout
///     hours_by_campus       time, campus               of the root
///     campuses              campus                     of the root
///     build_out_of_all      exchange_time              one number for all campuses together
///
/// A table has the name of its group's rows, then of the axes behind them, but not of the one that
/// the group is mostly about. Ends of intervals (the axis bnds) belong to none: a row begins where
/// the one before it ends.

#include <span>
#include <string>
#include <vector>

#include "output/result/result_file.hpp"
#include "output/variables/variables.hpp"

namespace gigaload::output {

/// Names what stands in the cells of a column: texts, moments, whole numbers, numbers that the file
/// keeps with 32 bits, and such with 64.
enum class Cells { text, time, whole, number32, number };

/// Names the kind for a person: "text", "time", "whole number", "number".
[[nodiscard]] const char* name_of(Cells cells);

struct TableColumn {
  std::string name;     // of the axis or variable
  std::string unit;     // UDUNITS; "UTC" of a moment, empty of a text
  std::string meaning;  // the variable's long_name
  Cells cells = Cells::number;
};

/// ResultTable says of which variables a table is.
struct ResultTable {
  std::string name;
  Place place = Place::root;
  std::vector<Axis> axes;                  // the slowest first
  std::vector<const Variable*> variables;  // in the order of the file

  /// Tells whether it has a row for each hour of something: such tables are large.
  [[nodiscard]] bool is_hourly() const;
  /// Tells whether its rows are of years, or of moments in them.
  [[nodiscard]] bool has_years() const;
  /// Tells whether its rows are of regions, or of areas, of which a region is one.
  [[nodiscard]] bool has_regions() const;
};

/// Lists the tables that any result may hold, in the order of their variables in a file.
[[nodiscard]] std::vector<ResultTable> result_tables();
/// Lists those of which a file has a variable, with the variables that it has.
[[nodiscard]] std::vector<ResultTable> tables_of(const ResultFile& file);
/// Returns the table of that name. Throws InputError, and names those that there are.
[[nodiscard]] ResultTable find_table(const ResultFile& file, const std::string& name);

/// Returns the variable that holds the labels, times or numbers of a table's axis.
[[nodiscard]] const Variable& variable_of(Axis axis, Place place);
/// Describes the columns: the axes, then the variables.
[[nodiscard]] std::vector<TableColumn> columns_of(const ResultTable& table);

}  // namespace gigaload::output
