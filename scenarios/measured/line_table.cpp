#include "scenarios/measured/line_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "scenarios/measured/outage_columns.hpp"

namespace gigaload::scenarios {
namespace {

namespace adequacy = grid::adequacy;
using Pair = std::pair<RegionIndex, RegionIndex>;

/// Returns the row's regions as they are written; nothing, with a problem, for a line that leads
/// nowhere.
std::optional<Pair> regions_of_row(const CsvTable& table, std::size_t row,
                                   const RegionNames& names) {
  const std::string from = table.text(row, "from"), to = table.text(row, "to");
  const auto begin = names.find(from), end = names.find(to);
  if (from.empty()) table.complain(row, "from", "a region is wanted");
  if (to.empty()) table.complain(row, "to", "a region is wanted");
  if (!begin || !end) return std::nullopt;
  if (*begin == *end) {
    table.complain(row, "to", fmt::format("the line leads from {} to itself", from));
    return std::nullopt;
  }
  return Pair{*begin, *end};
}

}  // namespace

LineTable read_line_table(const CsvTable& table, const OwnGridContext& context) {
  LineTable result;
  if (table.is_absent()) return result;
  refuse_other_columns(table,
                       {{"name"},
                        {"from"},
                        {"to"},
                        {"forward", Measure::power},
                        {"reverse", Measure::power},
                        {"category"}},
                       true);
  const auto forward = find_measured(table, {"forward"}, Measure::power);
  const auto reverse = find_measured(table, {"reverse"}, Measure::power);
  if (!forward) table.complain_of_heading("", "a column forward_mw is wanted");
  const OutageColumns outages(table, {}, context.step_h, "name");
  std::set<std::string> names;
  std::map<Pair, std::vector<adequacy::Line>> by_pair;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    adequacy::Line line;
    line.name = name_of_own_row(table, row, names);
    line.category = text_if_there(table, row, "category");
    const double forward_mw = measured_or_complain(table, row, forward);
    line.forward_capacity = forward_mw;
    line.backward_capacity = measured_value(table, row, reverse).value_or(forward_mw);
    if (!outages.is_silent(row)) line.chain = outages.chain(row);
    auto pair = regions_of_row(table, row, context.regions);
    if (!pair) continue;
    if (pair->first > pair->second) {
      std::swap(pair->first, pair->second);
      std::swap(line.forward_capacity, line.backward_capacity);
    }
    by_pair[*pair].push_back(std::move(line));
  }
  for (auto& [pair, lines] : by_pair) {
    for (adequacy::Line& line : lines) {
      line.interface = InterfaceIndex(result.interfaces.size());
      result.lines.push_back(std::move(line));
    }
    result.interfaces.push_back({.from = pair.first,
                                 .to = pair.second,
                                 .forward_capacity = adequacy::kUnlimited,
                                 .backward_capacity = adequacy::kUnlimited});
  }
  return result;
}

}  // namespace gigaload::scenarios
