#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/tables/grid_tables.hpp"

namespace gigaload::scenarios {

/// Holds tables that variants of one scenario share: what one of them has read the others do not
/// read again. Holds nothing that had a fault.
struct TableStore {
  struct File {
    std::string hash;  // SHA-256
    std::shared_ptr<const CsvTable::Content> content;
  };
  struct Grid {
    std::filesystem::path folder, overlay;
    GridOptions options;  // scales are 1: they are put on after
    GridTables tables;
    std::vector<std::pair<std::string, std::string>> hashes;  // of the tables it is made of
  };
  struct Measured {
    std::filesystem::path path;        // file or folder of measured years
    std::vector<int> wanted;           // none: all
    std::vector<std::string> regions;  // names of each, and its clock
    std::shared_ptr<const grid::WeatherYears> years;
    std::vector<std::pair<std::string, std::string>> hashes;
  };
  static constexpr std::size_t kMostGrids = 8;

  std::map<std::filesystem::path, File> files;
  std::vector<Grid> grids;         // at most kMostGrids, the latest last
  std::vector<Measured> measured;  // likewise
};

/// Returns the grid as read_grid() does, or the store's where it has the same.
[[nodiscard]] GridTables read_grid(DataFolder& folder, const GridOptions& options,
                                   Problems& problems, TableStore& store);

}  // namespace gigaload::scenarios
