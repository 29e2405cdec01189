#include "scenarios/measured/load_selection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>

#include "scenarios/measured/load_value.hpp"
#include "scenarios/measured/operator_formats.hpp"
#include "scenarios/tables/measured_column.hpp"
#include "scenarios/text/edit_distance.hpp"

namespace gigaload::scenarios {
namespace {

using Texts = std::vector<std::string>;

bool holds(const Texts& texts, const std::string& text) {
  return std::ranges::find(texts, text) != texts.end();
}

/// What a region may be called: as it is given, and as EIA calls an operator of that name.
Texts names_of(const std::string& region) {
  struct Code {
    std::string_view name, code;
  };
  constexpr std::array<Code, 6> kCodes = {{{"ERCOT", "ERCO"},
                                           {"SPP", "SWPP"},
                                           {"CAISO", "CISO"},
                                           {"NYISO", "NYIS"},
                                           {"ISONE", "ISNE"},
                                           {"ISO-NE", "ISNE"}}};
  const auto* const found = std::ranges::find(kCodes, region, &Code::name);
  if (found == kCodes.end()) return {region};
  return {region, std::string(found->code)};
}

std::vector<std::size_t> all_rows(const CsvTable& table) {
  std::vector<std::size_t> rows(table.rows());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  return rows;
}

/// The different texts of a column, in the order of the rows; at most `most`.
Texts texts_of(const CsvTable& table, const std::string& column, std::size_t most) {
  Texts texts;
  for (std::size_t row = 0; row < table.rows() && texts.size() < most; ++row) {
    const std::string text = table.text(row, column);
    if (!holds(texts, text)) texts.push_back(text);
  }
  return texts;
}

std::string first_of(Texts texts) {
  constexpr std::size_t kMost = 12;
  const bool more = texts.size() > kMost;
  if (more) texts.resize(kMost);
  return fmt::format("{}{}", fmt::join(texts, ", "), more ? ", ..." : "");
}

void complain_of_region(const CsvTable& table, const std::string& region, const Texts& there) {
  const std::string meant = suggestion(region, there);
  table.complain_of_heading("", fmt::format("no column of the region {}{} There are {}", region,
                                            meant.empty() ? "." : meant, first_of(there)));
}

std::vector<std::size_t> rows_with(const CsvTable& table, const std::string& column,
                                   const Texts& names) {
  std::vector<std::size_t> rows;
  for (const std::string& name : names) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
      if (table.text(row, column) == name) rows.push_back(row);
    }
    if (!rows.empty()) break;
  }
  return rows;
}

/// Finds the region in a table of an operator.
class OfOperator {
 public:
  OfOperator(const CsvTable& table, const OperatorFormat& format, const std::string& region)
      : table_(table), format_(format), region_(region), names_(names_of(region)) {
    for (const auto& [name, meant] : format.aliases) {
      if (name == region) names_.push_back(meant);
    }
  }

  std::optional<LoadSelection> find() const {
    LoadSelection selection;
    selection.time = format_.time;
    selection.time.time = first_heading(table_, format_.times);
    selection.time.known_by = "as it is published";
    selection.told = format_.name;
    const bool found = !format_.regions.empty() ? find_rows(selection)
                       : !format_.loads.empty() ? find_only(selection)
                                                : find_column(selection);
    if (!found) return std::nullopt;
    return selection;
  }

 private:
  bool find_rows(LoadSelection& selection) const {
    selection.columns = {first_heading(table_, format_.loads)};
    Texts there;
    for (const std::string& column : format_.regions) {
      if (!table_.has_column(column)) continue;
      selection.rows = rows_with(table_, column, names_);
      selection.sums_rows = column != format_.regions.front();
      if (!selection.rows.empty()) break;
      constexpr std::size_t kMost = 500;
      const Texts texts = texts_of(table_, column, kMost);
      for (const std::string& text : texts) {
        if (!holds(there, text)) there.push_back(text);
      }
    }
    if (selection.rows.empty() && holds(format_.whole, region_)) {
      selection.rows = all_rows(table_);
      selection.sums_rows = true;
    }
    if (selection.rows.empty() && region_ == selection.columns.front() && there.size() == 1) {
      selection.rows = all_rows(table_);
    }
    if (selection.rows.empty()) {
      const std::string heading = first_heading(table_, format_.regions);
      const std::string meant = suggestion(region_, there);
      table_.complain_of_heading(
          heading, fmt::format("{} has rows for each {}, none for {}{} There are {}", format_.name,
                               heading, region_, meant.empty() ? "." : meant, first_of(there)));
      return false;
    }
    keep_kind(selection.rows);
    if (selection.sums_rows) selection.part_heading = first_heading(table_, format_.regions);
    return true;
  }

  void keep_kind(std::vector<std::size_t>& rows) const {
    if (format_.kind.empty() || !table_.has_column(format_.kind)) return;
    for (const std::string& kind : format_.kinds) {
      const auto is_other = [&](std::size_t row) { return table_.text(row, format_.kind) != kind; };
      if (std::ranges::all_of(rows, is_other)) continue;
      std::erase_if(rows, is_other);
      return;
    }
  }

  bool find_only(LoadSelection& selection) const {
    const std::string load = first_heading(table_, format_.loads);
    selection.columns = {load};
    selection.rows = all_rows(table_);
    if (region_ == load || holds(format_.whole, region_)) return true;
    complain_of_region(table_, region_, format_.whole);
    return false;
  }

  bool find_column(LoadSelection& selection) const {
    selection.rows = all_rows(table_);
    Texts there;
    for (const std::string& column : table_.columns()) {
      if (column == selection.time.time || !column.starts_with(format_.prefix)) continue;
      const std::string name = column.substr(format_.prefix.size());
      there.push_back(name);
      const bool is_it = column == region_ || holds(names_, name) ||
                         name.ends_with(fmt::format("({})", region_)) ||
                         name.ends_with(fmt::format("|{}", region_));
      if (!is_it) continue;
      selection.columns = {column};
      return true;
    }
    complain_of_region(table_, region_, there);
    return false;
  }

  const CsvTable& table_;
  const OperatorFormat& format_;
  const std::string& region_;
  Texts names_;
};

/// Returns the columns of the region in a table with a column a region.
Texts columns_of(const Texts& all, const std::string& region) {
  for (const std::string& name : names_of(region)) {
    if (holds(all, name)) return {name};
    Texts parts;
    std::ranges::copy_if(all, std::back_inserter(parts), [&](const std::string& column) {
      return column.starts_with(fmt::format("{}-", name));
    });
    if (!parts.empty()) return parts;
  }
  return {};
}

bool speaks_of_load(const std::string& heading) {
  const std::string plain = plain_heading(heading);
  constexpr std::array<std::string_view, 3> kWords = {"load", "demand", "mw"};
  return std::ranges::any_of(
      kWords, [&plain](std::string_view word) { return plain.find(word) != std::string::npos; });
}

/// Finds the region in a table with a row a region. False, with a problem, where the load is not
/// clear; columns stay empty where no column names the region.
bool find_rows(const CsvTable& table, const Texts& all, const std::string& region,
               bool decimal_comma, LoadSelection& selection) {
  // as the first value that is not missing says
  const auto is_number = [&](const std::string& column) {
    std::size_t row = 0;
    while (row + 1 < table.rows() && is_missing_value(table.text(row, column))) ++row;
    return parse_load_value(table.text(row, column), decimal_comma).has_value();
  };
  for (const std::string& column : all) {
    if (is_number(column)) continue;
    selection.rows = rows_with(table, column, names_of(region));
    if (selection.rows.empty()) continue;
    Texts loads;
    std::ranges::copy_if(all, std::back_inserter(loads), [&](const std::string& load) {
      return load != column && speaks_of_load(load) && is_number(load);
    });
    if (loads.size() != 1) {
      table.complain_of_heading(
          column, fmt::format("{} is the region of some rows, but {} columns may hold its load{}; "
                              "keep one whose heading says load_mw",
                              region, loads.size(),
                              loads.empty() ? "" : fmt::format(" ({})", first_of(loads))));
      return false;
    }
    selection.columns = loads;
    selection.told = fmt::format("rows with {} {}", column, table.text(selection.rows[0], column));
    return true;
  }
  return true;
}

/// The names that a region may be called by: of columns without a hyphen, and of groups.
Texts names_in(const Texts& columns) {
  Texts names;
  for (const std::string& column : columns) {
    const std::string name = column.substr(0, column.find('-'));
    if (!holds(names, name)) names.push_back(name);
  }
  return names;
}

}  // namespace

std::optional<LoadSelection> select_load(const CsvTable& table, const std::string& region,
                                         bool decimal_comma) {
  if (const OperatorFormat* format = find_operator_format(table)) {
    return OfOperator(table, *format, region).find();
  }
  LoadSelection selection;
  selection.time = find_time_columns(table);
  if (selection.time.time.empty()) {
    selection.time.time = table.columns().front();
    describe_by_headings(selection.time);
  }
  Texts all;
  std::ranges::copy_if(table.columns(), std::back_inserter(all), [&](const std::string& column) {
    return column != selection.time.time && column != selection.time.hour;
  });
  selection.rows = all_rows(table);
  selection.columns = columns_of(all, region);
  if (!selection.columns.empty()) return selection;
  if (table.rows() > 0 && !find_rows(table, all, region, decimal_comma, selection)) {
    return std::nullopt;
  }
  if (!selection.columns.empty()) return selection;
  Texts candidates = names_in(all);
  const std::string names = fmt::format("{}", fmt::join(candidates, ", "));
  candidates.insert(candidates.end(), all.begin(), all.end());
  const std::string meant = suggestion(region, candidates);
  table.complain_of_heading("", fmt::format("no column of the region {}{} There are {}", region,
                                            meant.empty() ? "." : meant, names));
  return std::nullopt;
}

std::string what_differs(const CsvTable& table, const std::vector<std::size_t>& rows) {
  for (const std::string& column : table.columns()) {
    if (parse_load_value(table.text(rows[0], column), false)) continue;
    Texts texts;
    for (const std::size_t row : rows) {
      const std::string text = table.text(row, column);
      if (!holds(texts, text)) texts.push_back(text);
    }
    if (texts.size() > 1) return fmt::format("{} ({})", column, first_of(texts));
  }
  return {};
}

}  // namespace gigaload::scenarios
