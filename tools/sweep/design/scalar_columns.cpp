#include "tools/sweep/design/scalar_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "scenarios/text/edit_distance.hpp"
#include "sim/scenario/areas.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::tools::sweep {

namespace {

using output::Axis;

/// Returns the place of a region, or those of the regions of the state, the planning area or the
/// interconnection of that name, or of "all"; empty where there is none.
std::vector<std::size_t> regions_named(const std::string& name, const sim::Scenario& s) {
  const auto areas = sim::areas_of(s);
  // from the narrowest kind to the widest: a state of one region is that region
  const auto found = std::find_if(areas.rbegin(), areas.rend(),
                                  [&](const sim::Area& area) { return area.name == name; });
  std::vector<std::size_t> places;
  if (found != areas.rend()) {
    for (const RegionIndex region : found->regions) places.push_back(region.get());
    return places;
  }
  for (std::size_t r = 0; r < s.grid.regions.size(); ++r) {
    if (s.grid.regions[r].state == name) places.push_back(r);
  }
  return places;
}

/// Returns the places along an axis of what the scalar names there. Adds a problem and returns none
/// where the scenario has nothing of that name, or where what it names has no figure of its own.
std::vector<std::size_t> places_of(const Scalar& scalar, Axis axis, const std::string& name,
                                   const sim::Scenario& s, scenarios::Problems& problems) {
  const std::string key = fmt::format("scalar.{}.{}", scalar.name, output::name_of(axis));
  std::vector<std::string> labels = labels_of(axis, s);
  std::vector<std::size_t> places;
  if (axis == Axis::region) {
    places = regions_named(name, s);
  } else if (const auto found = std::ranges::find(labels, name); found != labels.end()) {
    places.push_back(static_cast<std::size_t>(found - labels.begin()));
  }
  if (places.empty()) {
    if (axis == Axis::region) labels = sim::area_names(s);
    problems.add(scalar.place, key,
                 fmt::format("the scenario has no {} \"{}\"{}", output::name_of(axis), name,
                             scenarios::suggestion(name, labels)));
  } else if (places.size() > 1 && !sums_up(*scalar.variable)) {
    std::vector<std::string> names;
    for (const std::size_t place : places) names.push_back(labels.at(place));
    problems.add(scalar.place, key,
                 fmt::format("\"{}\" has the regions {}, and {} of several regions is no sum of "
                             "theirs: name one of them, or take states/{} or planning_areas/{}",
                             name, fmt::join(names, ", "), output::path_of(*scalar.variable),
                             scalar.variable->name, scalar.variable->name));
    places.clear();
  }
  return places;
}

}  // namespace

bool sums_up(const output::Variable& v) {
  return v.year_rule != output::Accumulation::maximum &&
         v.year_rule != output::Accumulation::ratio && v.place != output::Place::adequacy;
}

std::vector<std::size_t> columns_of(const Scalar& scalar, const sim::Scenario& s,
                                    scenarios::Problems& problems) {
  std::vector<std::size_t> columns{0};
  for (std::size_t a = 1; a < scalar.variable->axes.size(); ++a) {
    const Axis axis = scalar.variable->axes[a];
    const std::size_t size = sim::size_of(axis, s);
    const auto chosen =
        std::ranges::find(scalar.entities, axis, &std::pair<Axis, std::string>::first);
    std::vector<std::size_t> entities(size);
    std::iota(entities.begin(), entities.end(), std::size_t{0});
    if (chosen != scalar.entities.end()) {
      entities = places_of(scalar, axis, chosen->second, s, problems);
      if (entities.empty()) return {};
    }
    std::vector<std::size_t> finer;
    for (const std::size_t column : columns) {
      for (const std::size_t entity : entities) finer.push_back(column * size + entity);
    }
    columns = std::move(finer);
  }
  return columns;
}

}  // namespace gigaload::tools::sweep
