#include "scenarios/readers/plant_overlay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "scenarios/text/edit_distance.hpp"

namespace gigaload::scenarios {
namespace {

/// Reads the tables [plant.NAME] and [retire.NAME].
class PlantOverlay {
 public:
  PlantOverlay(const Settings& settings, const GridTables& grid, Problems& problems,
               std::vector<std::string>& notices)
      : settings_(settings), grid_(grid), problems_(problems), notices_(notices) {}

  void add_plants(grid::Hour end, PlantTables& plants) const {
    for (const std::string& name : settings_.members("plant")) {
      const std::string prefix = "plant." + name + ".";
      const auto cell = cell_of(prefix);
      const auto begin = day_of(prefix + "in_service");
      if (!cell || !begin || !settings_.has(prefix + "capacity")) continue;
      const double mw = settings_.number(prefix + "capacity");
      const std::string last = prefix + "out_of_service";
      const auto gone = day_of(last);
      if (gone && *gone <= *begin) {
        problems_.add(settings_.place(last), last, "it is not after in_service");
        continue;
      }
      if (*begin < end) add(*cell, *begin, mw, plants);
      if (gone && *gone < end) add(*cell, *gone, -mw, plants);
    }
  }

  void add_retirements(grid::Hour end, PlantTables& plants) const {
    for (const std::string& name : settings_.members("retire")) {
      const std::string prefix = "retire." + name + ".";
      const auto cell = cell_of(prefix);
      const auto at = day_of(prefix + "out_of_service");
      if (!cell || !at || !settings_.has(prefix + "capacity")) continue;
      const double mw = settings_.number(prefix + "capacity");
      if (*at >= end) continue;
      const double there_mw = dated_mw(*cell, *at, plants);
      if (mw > there_mw) {
        notices_.push_back(fmt::format(
            "retire.{}: {:.0f} MW are to go on {}; the fleet and its dated plants have {:.0f} MW "
            "of {} in {} then, besides what the queue brings",
            name, mw, grid::to_string(grid::to_date(*at)), there_mw,
            settings_.text(prefix + "technology"), settings_.text(prefix + "region")));
      }
      plants.retirements.push_back({cell->region, cell->technology, *at, mw});
    }
  }

 private:
  struct Cell {
    RegionIndex region;
    TechnologyIndex technology;
  };

  static void add(const Cell& cell, grid::Hour at, double mw, PlantTables& plants) {
    plants.changes.push_back({.region = cell.region,
                              .technology = cell.technology,
                              .from = at,
                              .to = at,
                              .capacity_mw = mw});
  }

  std::optional<grid::Hour> day_of(const std::string& key) const {
    if (!settings_.has(key)) return std::nullopt;
    return grid::to_hour(settings_.date(key));
  }

  std::optional<Cell> cell_of(const std::string& prefix) const {
    const auto region = region_of(prefix + "region");
    const auto technology = technology_of(prefix + "technology");
    if (!region || !technology) return std::nullopt;
    return Cell{*region, *technology};
  }

  std::optional<RegionIndex> region_of(const std::string& key) const {
    if (!settings_.has(key)) return std::nullopt;
    const std::string name = settings_.text(key);
    const auto found = grid_.regions.find(name);
    if (found) return found;
    if (!grid_.regions.is_known(name)) {
      problems_.add(settings_.place(key), key, grid_.regions.unknown_in_words(name));
    } else if (settings_.text("grid.outside") == "drop") {
      notices_.push_back(fmt::format("grid.outside: {} is left out with its region {}",
                                     key.substr(0, key.rfind('.')), name));
    } else {
      problems_.add(settings_.place(key), key,
                    fmt::format("{} is not in grid.regions; take it in, or leave out what is "
                                "outside by grid.outside = \"drop\"",
                                name));
    }
    return std::nullopt;
  }

  std::optional<TechnologyIndex> technology_of(const std::string& key) const {
    if (!settings_.has(key)) return std::nullopt;
    const std::string name = settings_.text(key);
    const auto& known = grid_.system.technologies;
    const auto found = std::ranges::find(known, name, &grid::Technology::name);
    if (found != known.end()) {
      return TechnologyIndex(static_cast<std::size_t>(found - known.begin()));
    }
    std::vector<std::string> names;
    for (const grid::Technology& technology : known) names.push_back(technology.name);
    problems_.add(settings_.place(key), key,
                  fmt::format("\"{}\" is no technology of technologies.csv{}; there are {}", name,
                              suggestion(name, names), fmt::join(names, ", ")));
    return std::nullopt;
  }

  /// What the fleet has at the end of its table, and what came and went by dates before the hour.
  double dated_mw(const Cell& cell, grid::Hour at, const PlantTables& plants) const {
    double mw = 0.0;
    for (const grid::FleetEntry& entry : grid_.system.fleet) {
      if (entry.region == cell.region && entry.technology == cell.technology) {
        mw += entry.capacity_mw.back();
      }
    }
    for (const sim::PlantChange& change : plants.changes) {
      const bool is_it = change.region == cell.region && change.technology == cell.technology;
      if (is_it && change.to <= at) mw += change.capacity_mw;
    }
    for (const sim::PlantRetirement& before : plants.retirements) {
      const bool is_it = before.region == cell.region && before.technology == cell.technology;
      if (is_it && before.at <= at) mw -= before.capacity_mw;
    }
    return std::max(0.0, mw);
  }

  const Settings& settings_;
  const GridTables& grid_;
  Problems& problems_;
  std::vector<std::string>& notices_;
};

}  // namespace

void read_plant_overlay(const Settings& settings, const GridTables& grid, grid::Hour end,
                        PlantTables& plants, Problems& problems,
                        std::vector<std::string>& notices) {
  const PlantOverlay overlay(settings, grid, problems, notices);
  overlay.add_plants(end, plants);
  overlay.add_retirements(end, plants);
}

}  // namespace gigaload::scenarios
