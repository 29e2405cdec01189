#include "scenarios/readers/stock_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "grid/core/calendar_years.hpp"
#include "sim/cooling/cooling_kinds.hpp"

namespace gigaload::scenarios {

namespace {

constexpr double kMwhPerTwh = 1e6;
constexpr double kSlack = 1e-3;

/// At the last row of a vintage: do its sizes sum to one?
void check_sizes(const CsvTable& table, std::size_t row, double sum) {
  if (std::abs(sum - 1.0) <= kSlack) return;
  table.complain(
      row, "it_share",
      fmt::format("the vintage that ends here has shares of {:.4g} in all; 1 is wanted", sum));
}

/// Returns the share of the size.
double read_parts(const CsvTable& table, std::size_t row, sim::Vintage& vintage) {
  const auto sizes = names_of(sim::CentreSize{});
  const std::string name = table.text(row, "size");
  const auto size = std::ranges::find(sizes, name);
  if (size == sizes.end()) {
    table.complain(row, "size",
                   fmt::format("one of {} is wanted, not \"{}\"", fmt::join(sizes, ", "), name));
    return 0.0;
  }
  const double of_vintage = table.number(row, "it_share", 0, 1);
  double sum = 0.0;
  for (const sim::CoolingKindRow& kind : sim::kCoolingKinds) {
    if (!table.has_column(kind.name)) continue;
    const double share = table.number(row, kind.name, 0, 1);
    sum += share;
    if (share == 0.0) continue;
    vintage.parts.push_back({.size = static_cast<sim::CentreSize>(size - sizes.begin()),
                             .cooling = kind.kind,
                             .it_share = of_vintage * share});
  }
  if (std::abs(sum - 1.0) > kSlack) {
    table.complain(row, "size",
                   fmt::format("its cooling has shares of {:.4g} in all; 1 is wanted", sum));
  }
  return of_vintage;
}

}  // namespace

std::vector<sim::Vintage> read_data_centre_stock(DataFolder& folder) {
  const CsvTable table = folder.table("data_centre_stock.csv");
  std::vector<sim::Vintage> vintages;
  double sizes = 0.0;  // shares of the vintage that is being read
  bool open = false;   // the vintage without a last year has begun
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const bool empty = table.is_empty(row, "last_year");
    const int last_year = empty ? 0 : table.integer(row, "last_year", 1950, grid::kLastYear);
    const bool next =
        vintages.empty() || (open ? !empty : empty || vintages.back().last_year != last_year);
    if (next) {
      if (open || (!empty && !vintages.empty() && last_year < vintages.back().last_year)) {
        table.complain(row, "last_year",
                       "vintages ascend, the one without a last year is the last");
      }
      if (!vintages.empty()) check_sizes(table, row - 1, sizes);
      sizes = 0.0;
      vintages.emplace_back();
      vintages.back().last_year = last_year;
      vintages.back().energy_mwh =
          empty ? 0.0 : table.number(row, "energy_twh", 0, 1e6) * kMwhPerTwh;
      open = empty;
    }
    sizes += read_parts(table, row, vintages.back());
  }
  if (table.is_absent()) return vintages;
  if (!open) table.complain("a vintage without a last year is missing: what is being built");
  if (table.rows() > 0) check_sizes(table, table.rows() - 1, sizes);
  return vintages;
}

}  // namespace gigaload::scenarios
