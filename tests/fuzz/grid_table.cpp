#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "grid/core/error.hpp"
#include "scenarios/language/cooling_parameters.hpp"
#include "scenarios/readers/stock_table.hpp"
#include "scenarios/tables/plant_tables.hpp"
#include "scenarios/tables/series_tables.hpp"
#include "scenarios/tables/table_store.hpp"
#include "tests/fuzz/targets.hpp"
#include "tests/scenarios/sample_grid.hpp"

namespace gigaload::fuzz {
namespace {

namespace fs = std::filesystem;

/// The tables of a small grid, one of which is the input's.
class ChangingGrid {
 public:
  ChangingGrid() {
    scenarios::write_sample_grid(folder_);
    for (const auto& entry : fs::directory_iterator(folder_.path() / "data")) {
      names_.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names_);
  }

  void read(const std::string& name, std::string_view table) {
    const fs::path path = folder_.path() / "data" / name;
    std::ifstream file(path, std::ios::binary);
    const std::string good((std::istreambuf_iterator<char>(file)), {});
    folder_.write("data/" + name, std::string(table));
    forget(path);
    scenarios::Problems problems;
    read_all(problems);
    folder_.write("data/" + name, good);
    forget(path);
    problems.throw_if_any();
  }

  [[nodiscard]] bool has(const std::string& name) const {
    return std::ranges::find(names_, name) != names_.end();
  }

 private:
  void forget(const fs::path& path) { store_.files.erase(path); }

  void read_all(scenarios::Problems& problems) {
    scenarios::DataFolder folder(folder_.path() / "data", problems, &store_);
    scenarios::GridOptions options;
    options.hydro_water = "lbnl";
    options.outages_by_temperature = true;
    const auto grid = scenarios::read_grid(folder, options, problems);
    (void)scenarios::read_cooling(folder);
    (void)scenarios::read_data_centre_stock(folder);
    sim::DataCentreStock stock;
    scenarios::read_data_centre_path(folder, "iea", stock);
    scenarios::fill_path_gaps(stock);
    (void)scenarios::read_plants(folder, grid, {});
  }

  scenarios::TestFolder folder_;
  scenarios::TableStore store_;
  std::vector<std::string> names_;
};

}  // namespace

/// The first line is the name of the table.
void read_grid_table(std::string_view input) {
  static ChangingGrid grid;
  const std::string name(take_line(input));
  if (!grid.has(name)) throw InputError("there is no such table");
  grid.read(name, input);
}

}  // namespace gigaload::fuzz
