#include "tools/stress/stress_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "grid/core/error.hpp"

namespace gigaload::tools {

namespace {

using sim::AreaKind;

constexpr std::array<std::pair<const char*, AreaKind>, 4> kRows{
    {{"area", AreaKind::planning_area},
     {"interconnection", AreaKind::interconnection},
     {"state", AreaKind::state},
     {"region", AreaKind::region}}};

}  // namespace

AreaKind kind_of_rows(const std::string& by) {
  for (const auto& [word, kind] : kRows) {
    if (by == word) return kind;
  }
  throw InputError(fmt::format("--by {}: area, interconnection, state or region is wanted", by));
}

std::vector<const sim::StressArea*> rows_of(const sim::Stress& stress, AreaKind kind) {
  std::vector<const sim::StressArea*> rows;
  std::set<std::size_t> inside;
  for (const sim::StressArea& area : stress.areas) {
    if (area.area.kind != kind) continue;
    rows.push_back(&area);
    for (const RegionIndex region : area.area.regions) inside.insert(region.get());
  }
  if (kind != AreaKind::state) return rows;
  for (const sim::StressArea& area : stress.areas) {
    if (area.area.kind != AreaKind::region || inside.contains(area.area.regions[0].get())) continue;
    rows.push_back(&area);
  }
  std::ranges::stable_sort(
      rows, {}, [](const sim::StressArea* area) { return area->area.regions.front().get(); });
  return rows;
}

std::string hour_text(sim::Hour hour) {
  return fmt::format("{} {:02}:00", grid::to_string(grid::to_date(hour)),
                     hour - 24 * grid::day_of(hour));
}

}  // namespace gigaload::tools
