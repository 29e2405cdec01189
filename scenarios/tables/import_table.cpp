#include "scenarios/tables/import_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <string>

namespace gigaload::scenarios {
namespace {

constexpr double kMostImportMw = 1e7;

bool is_in(const grid::Region& region, const std::string& member) {
  return region.name == member || region.state == member || region.planning_area == member;
}

}  // namespace

std::vector<grid::ImportLimit> read_import_table(const CsvTable& table,
                                                 const std::vector<grid::Region>& regions,
                                                 bool all_known) {
  std::vector<grid::ImportLimit> limits;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    grid::ImportLimit limit{.name = table.text(row, "name"),
                            .regions = {},
                            .mw = table.number(row, "mw", 0, kMostImportMw)};
    std::vector<char> inside(regions.size(), 0);
    std::istringstream members(table.text(row, "members"));
    for (std::string member; members >> member;) {
      bool any = false;
      for (std::size_t r = 0; r < regions.size(); ++r) {
        if (!is_in(regions[r], member)) continue;
        inside[r] = 1;
        any = true;
      }
      if (!any && all_known) {
        table.complain(
            row, "members",
            fmt::format("\"{}\" is no region, state or planning area of regions.csv", member));
      }
    }
    for (std::size_t r = 0; r < regions.size(); ++r) {
      if (inside[r] != 0) limit.regions.emplace_back(r);
    }
    if (!limit.regions.empty() && limit.regions.size() < regions.size()) {
      limits.push_back(std::move(limit));
    }
  }
  return limits;
}

}  // namespace gigaload::scenarios
