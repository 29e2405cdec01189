#include "scenarios/tables/table_store.hpp"

#include <algorithm>

namespace gigaload::scenarios {

namespace {

/// The grid with scales of 1.
GridTables unscaled(DataFolder& folder, const GridOptions& options, Problems& problems,
                    TableStore& store) {
  const auto known = std::ranges::find_if(store.grids, [&](const TableStore::Grid& grid) {
    return grid.folder == folder.path() && grid.overlay == folder.overlay() &&
           grid.options == options;
  });
  if (known != store.grids.end()) {
    folder.add_hashes(known->hashes);
    return known->tables;
  }
  const std::size_t before = problems.count();
  GridTables tables = read_grid(folder, options, problems);
  if (problems.count() > before) return tables;
  if (store.grids.size() == TableStore::kMostGrids) store.grids.erase(store.grids.begin());
  store.grids.push_back({folder.path(), folder.overlay(), options, tables, folder.hashes()});
  return tables;
}

}  // namespace

GridTables read_grid(DataFolder& folder, const GridOptions& options, Problems& problems,
                     TableStore& store) {
  GridOptions plain = options;
  plain.interface_scale = plain.demand_scale = 1.0;
  GridTables tables = unscaled(folder, plain, problems, store);
  scale_grid(options, tables);
  return tables;
}

}  // namespace gigaload::scenarios
