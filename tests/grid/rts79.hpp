#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "grid/adequacy/system/system.hpp"
#include "tests/places.hpp"

namespace gigaload::grid::adequacy {

inline std::vector<std::vector<std::string>> read_csv(const std::string& name) {
  std::ifstream file(tests::source_folder() / "tests/data/rts79" / name);
  REQUIRE(file);
  std::vector<std::vector<std::string>> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::vector<std::string> row;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
    rows.push_back(row);
  }
  return rows;
}

/// IEEE RTS-79, the load scaled to a peak in MW.
inline SystemModel rts79(double peak_mw = 2850.0) {
  SystemModel system;
  std::vector<double> load;
  for (const auto& row : read_csv("hourly_load_8736.csv"))
    load.push_back(std::stod(row[4]) * peak_mw / 2850.0);
  system.steps = load.size();
  system.regions = {RegionLoad{.name = "RTS", .load = Series(load)}};
  for (const auto& row : read_csv("units.csv")) {
    Generator g;
    g.name = row[0];
    g.category = row[7];
    g.capacity = std::stod(row[1]);
    g.chain = {1.0 / std::stod(row[3]), 1.0 / std::stod(row[4])};
    system.generators.push_back(g);
  }
  return system;
}

}  // namespace gigaload::grid::adequacy
