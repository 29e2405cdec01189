#include "scenarios/tables/outage_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace gigaload::scenarios {
namespace {

/// Rows technology,dry_bulb_c,share.
void read_curves(const CsvTable& table, GridTables& grid) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto technology = grid.technologies.of_row(table, row);
    if (!technology) continue;
    auto& of = grid.system.technologies[technology->get()];
    const double dry_bulb = table.number(row, "dry_bulb_c", -60, 60);
    if (of.kind != grid::TechnologyKind::thermal) {
      table.complain(row, "technology",
                     "only of thermal plants is the outage by temperature known");
    } else if (!of.outage_curve.dry_bulb_c.empty() &&
               dry_bulb <= of.outage_curve.dry_bulb_c.back()) {
      table.complain(row, "dry_bulb_c", "the dry bulbs of a technology ascend");
    } else {
      of.outage_curve.dry_bulb_c.push_back(dry_bulb);
      of.outage_curve.share.push_back(table.number(row, "share", 0, 0.99));
    }
  }
}

/// Names a parameter of all plants and where its value goes.
struct Parameter {
  const char* name;
  double grid::ColdSpells::* member;
  double lowest, highest;
};

constexpr Parameter kParameters[] = {
    {"day_before", &grid::ColdSpells::day_before, 0.0, 1.0},
    {"power", &grid::ColdSpells::power, 1.0, 4.0},
    {"deviation", &grid::ColdSpells::deviation, 0.0, 3.0},
    {"common", &grid::ColdSpells::common, 0.0, 1.0},
    {"most", &grid::ColdSpells::most, 0.01, 1.0},
};

/// Rows parameter,technology,value.
void read_cold_outages(const CsvTable& table, GridTables& grid) {
  constexpr int kMostDays = 60;
  grid::ColdSpells& spells = grid.system.cold_spells;
  std::set<std::string> seen;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string name = table.text(row, "parameter");
    if (!seen.insert(name + ',' + table.text(row, "technology")).second) {
      table.complain(row, "parameter", "it has a row already");
      continue;
    }
    if (name == "share_per_k") {
      const auto technology = grid.technologies.of_row(table, row);
      const double share = table.number(row, "value", 0, 1);
      if (!technology) continue;
      auto& of = grid.system.technologies[technology->get()];
      if (of.kind != grid::TechnologyKind::thermal) {
        table.complain(row, "technology", "cold spells take thermal plants out alone");
      }
      of.cold_share_per_k = share;
      continue;
    }
    if (name == "days") {
      spells.days = table.integer(row, "value", 1, kMostDays);
      continue;
    }
    const auto* known = std::ranges::find(kParameters, name, &Parameter::name);
    if (known == std::end(kParameters)) {
      table.complain(row, "parameter",
                     fmt::format("\"{}\" is none of share_per_k, days, day_before, power, "
                                 "deviation, common, most",
                                 name));
      continue;
    }
    spells.*known->member = table.number(row, "value", known->lowest, known->highest);
  }
}

/// Rows region,built_for_cold_c,built_for_heat_c,cold_tail,weatherisation. Returns the regions
/// without a row.
std::vector<std::string> read_cold_regions(const CsvTable& table, GridTables& grid) {
  std::vector<char> seen(grid.system.regions.size(), 0);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto region = grid.regions.of_row(table, row);
    if (!region) continue;
    if (seen[region->get()] != 0) {
      table.complain(row, "region", "it has a row already");
      continue;
    }
    seen[region->get()] = 1;
    grid::RegionData& data = grid.system.data[region->get()];
    data.built_for_cold_c = table.number(row, "built_for_cold_c", -60, 40);
    data.built_for_heat_c = table.number(row, "built_for_heat_c", 0, 60);
    data.air.cold_tail = table.number(row, "cold_tail", 0, 10);
    data.weatherisation = table.number(row, "weatherisation", 0, 1);
  }
  std::vector<std::string> without;
  for (std::size_t r = 0; r < seen.size(); ++r) {
    if (seen[r] == 0) without.push_back(grid.system.regions[r].name);
  }
  return without;
}

}  // namespace

void read_outages_by_air(DataFolder& folder, double scale, GridTables& grid) {
  read_curves(folder.table_if_there("outage_temperature.csv"), grid);
  const CsvTable cold = folder.table_if_there("cold_outages.csv");
  read_cold_outages(cold, grid);
  const auto without = read_cold_regions(folder.table_if_there("cold_regions.csv"), grid);
  if (cold.rows() > 0 && !without.empty()) {
    cold.complain(
        fmt::format("cold_regions.csv has no row of {}: what a region's plants are built "
                    "for is not known",
                    fmt::join(without, ", ")));
  }
  grid.system.cold_spells.scale = cold.rows() == 0 ? 0.0 : scale;
}

}  // namespace gigaload::scenarios
