#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "grid/core/error.hpp"
#include "output/tables/cell_text.hpp"
#include "tools/summary/comparison.hpp"
#include "tools/terminal/text_table.hpp"

namespace gigaload::tools {

namespace {

std::string with_sign(double value) {
  const std::string text = grouped(value, 2);
  return value > 0.0 && text != "0.00" ? "+" + text : text;
}

/// Tells whether no sample of either result had any: their difference is not known to be 0.
bool none_seen(const Difference& difference, const ComparedQuantity& quantity) {
  return quantity.by_samples && difference.a == 0.0 && difference.b == 0.0;
}

std::string cell(const std::optional<Difference>& difference, const ComparedQuantity& quantity) {
  if (!difference) return "-";
  if (none_seen(*difference, quantity)) return "none seen";
  std::string text = with_sign(difference->value() / quantity.per_title_unit);
  if (difference->standard_error) {
    text += " ± " + grouped(*difference->standard_error / quantity.per_title_unit, 2);
  }
  return text;
}

bool is_nothing(const std::optional<Difference>& difference, const ComparedQuantity& quantity) {
  return !difference || std::abs(difference->value()) < 0.005 * quantity.per_title_unit;
}

/// The quantities that some of the areas have.
std::vector<std::size_t> columns_of(std::span<const ComparedArea> areas) {
  std::vector<std::size_t> columns;
  for (std::size_t q = 0; q < compared_quantities().size(); ++q) {
    if (std::ranges::any_of(
            areas, [q](const ComparedArea& area) { return area.by_quantity[q].has_value(); })) {
      columns.push_back(q);
    }
  }
  return columns;
}

TextTable table_of(const std::string& first, const std::vector<std::size_t>& columns) {
  std::vector<std::string> headings = {first};
  for (const std::size_t q : columns) {
    const ComparedQuantity& quantity = compared_quantities()[q];
    headings.push_back(fmt::format("{} {}", quantity.title, quantity.title_unit));
  }
  return TextTable(std::move(headings));
}

void add(TextTable& table, const std::string& first, const ComparedArea& area,
         const std::vector<std::size_t>& columns) {
  std::vector<std::string> cells = {first};
  for (const std::size_t q : columns) {
    cells.push_back(cell(area.by_quantity[q], compared_quantities()[q]));
  }
  table.add(std::move(cells));
}

std::string number(double value) { return std::isfinite(value) ? fmt::format("{}", value) : ""; }

std::string csv_row(int year, const std::string& area, const ComparedQuantity& quantity,
                    const Difference& d) {
  return fmt::format("{},{},{},{},{},{},{},{}\n", year, output::csv_field(area), quantity.name,
                     quantity.unit, number(d.a), number(d.b), number(d.value()),
                     d.standard_error ? number(*d.standard_error) : "");
}

/// Writes what differs between the scenarios, a line a setting.
std::string changes_text(const std::vector<ChangedSetting>& settings) {
  constexpr std::size_t kMost = 20;
  std::string text;
  for (std::size_t i = 0; i < std::min(kMost, settings.size()); ++i) {
    const ChangedSetting& setting = settings[i];
    text += fmt::format("  {}: {} -> {}\n", setting.key, setting.a.value_or("not there"),
                        setting.b.value_or("not there"));
  }
  if (settings.size() > kMost) {
    text += fmt::format("  and {} more (--json)\n", settings.size() - kMost);
  }
  return settings.empty() ? text : "\nThe scenarios differ:\n" + text;
}

}  // namespace

std::string comparison_text(const Comparison& comparison, int year) {
  const auto chosen = std::ranges::find(comparison.years, year, &ComparedYear::year);
  if (chosen == comparison.years.end()) {
    throw InputError(fmt::format("--year {}: the results have {} to {}", year,
                                 comparison.years.front().year, comparison.years.back().year));
  }
  std::vector<ComparedArea> all;
  for (const ComparedYear& each : comparison.years) all.push_back(each.areas.front());
  const std::vector<std::size_t> columns_of_all = columns_of(all);
  TextTable by_year = table_of("All regions", columns_of_all);
  for (std::size_t y = 0; y < all.size(); ++y) {
    add(by_year, std::to_string(comparison.years[y].year), all[y], columns_of_all);
  }
  const std::vector<std::size_t> columns = columns_of(chosen->areas);
  TextTable by_area = table_of(std::to_string(year), columns);
  std::size_t alike = 0;
  for (std::size_t i = 1; i < chosen->areas.size(); ++i) {
    const ComparedArea& area = chosen->areas[i];
    if (std::ranges::all_of(columns, [&](std::size_t q) {
          return is_nothing(area.by_quantity[q], compared_quantities()[q]);
        })) {
      ++alike;
    } else {
      add(by_area, area.name, area, columns);
    }
  }
  std::string text = fmt::format("{} less {}\n\n{}\n", comparison.b, comparison.a, by_year.text());
  if (!by_area.empty()) text += by_area.text();
  if (alike > 0) text += fmt::format("{} areas without a difference\n", alike);
  if (std::ranges::any_of(columns,
                          [](std::size_t q) { return compared_quantities()[q].by_samples; })) {
    text +=
        "\n±: sampling error alone (standard error), as if the two had no samples in common; less "
        "where they have one seed; none seen: in no sample of either, which does not make them 0\n";
  }
  text += changes_text(comparison.settings);
  return text;
}

std::string comparisons_csv(const std::vector<Comparison>& comparisons) {
  const bool several = comparisons.size() > 1;
  std::string text = several ? "result," : "";
  text += "year,area,quantity,unit,a,b,difference,standard_error\n";
  for (const Comparison& comparison : comparisons) {
    const std::string result = several ? output::csv_field(comparison.b) + ',' : "";
    for (const ComparedYear& year : comparison.years) {
      for (const ComparedArea& area : year.areas) {
        for (std::size_t q = 0; q < area.by_quantity.size(); ++q) {
          const auto& d = area.by_quantity[q];
          if (d) text += result + csv_row(year.year, area.name, compared_quantities()[q], *d);
        }
      }
    }
  }
  return text;
}

}  // namespace gigaload::tools
