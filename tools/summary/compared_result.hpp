#pragma once

/// A compared result holds what of a result is compared, in plain numbers: it can come out of the
/// process of its own in which a file is read.

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "grid/core/calendar.hpp"

namespace gigaload::output {
class ResultFile;
}

namespace gigaload::tools {

/// ComparedQuantity names what is compared.
struct ComparedQuantity {
  const char* name;  // in the file's group
  const char* unit;  // of the file
  bool by_samples;   // of the group `adequacy`, with standard errors; else of `summary`
  bool adds_up;      // over the regions: hours of several of them at once do not
  const char* title;
  const char* title_unit;
  double per_title_unit;  // in the file's unit
};

/// All of them, in the order of tables.
[[nodiscard]] std::span<const ComparedQuantity> compared_quantities();

/// CampusQuantity names a quantity of the group `summary` that is told of each campus.
struct CampusQuantity {
  const char* name;
  const char* unit;
};
[[nodiscard]] std::vector<CampusQuantity> compared_campus_quantities();

/// ComparedValues holds a quantity of one result, [year][area or region].
struct ComparedValues {
  std::size_t columns = 0;
  std::vector<double> values;
  std::vector<double> errors;  // standard errors; empty where it is not by samples

  [[nodiscard]] double value(std::size_t year, std::size_t column) const {
    return values.at(year * columns + column);
  }
  [[nodiscard]] double error(std::size_t year, std::size_t column) const {
    return errors.at(year * columns + column);
  }
  [[nodiscard]] double sum(std::size_t year) const;
  [[nodiscard]] double sum(std::size_t year, std::span<const std::size_t> columns_added) const;
};

/// ComparedRow holds a planning area or a state of several regions, whose figures are the sums of
/// its regions'.
struct ComparedRow {
  std::string name;
  std::vector<std::size_t> regions;  // places
};

struct ComparedResult {
  std::string name;  // how messages call the file
  bool complete = false;
  grid::Hour begin = 0;
  std::size_t hours = 0;
  std::vector<std::string> regions;
  std::vector<std::string> areas;  // of the samples; empty without any
  std::vector<ComparedRow> rows;   // in the order of the areas of adequacy
  std::vector<int> years;
  /// In the order of compared_quantities(); none for what the file does not have.
  std::vector<std::optional<ComparedValues>> quantities;
  /// Holds the campuses, in the order of the file, and what the file tells of them by year:
  /// [year][campus], in the order of compared_campus_quantities().
  std::vector<std::string> campuses;
  std::vector<std::optional<ComparedValues>> campus_quantities;
  std::string settings;  // of the scenario, a line "key = value" each
};

/// Takes it from an open file. Throws InputError.
[[nodiscard]] ComparedResult compared_result(const output::ResultFile& file, std::string name);

/// Reads it from a file that somebody gave us, as read_result() does. Throws InputError.
[[nodiscard]] ComparedResult read_compared_result(const std::filesystem::path& path);

}  // namespace gigaload::tools
