#include "tools/system_argument.hpp"

#include <fmt/core.h>

#include <fstream>
#include <string_view>
#include <system_error>

#include "grid/error.hpp"
#include "scenarios/load.hpp"
#include "scenarios/pras_file.hpp"
#include "scenarios/unit_load_tables.hpp"
#include "sim/system_of_year.hpp"

namespace gigaload::tools {

namespace {

bool is_hdf5(const std::filesystem::path& path) {
  constexpr std::string_view kHdf5 = "\x89HDF\r\n\x1a\n";
  std::string head(kHdf5.size(), '\0');
  std::ifstream file(path, std::ios::binary);
  return file.read(head.data(), static_cast<std::streamsize>(kHdf5.size())) && head == kHdf5;
}

}  // namespace

grid::adequacy::System read_system(const SystemArgument& argument) {
  const auto& name = argument.name;
  std::error_code ignored;
  const bool folder = std::filesystem::is_directory(name, ignored);
  const bool pras = name.extension() == ".pras" || is_hdf5(name);
  if (folder || pras) {
    if (argument.year) {
      throw InputError(fmt::format("--year {}: {} is no scenario, and has no years to choose from",
                                   *argument.year, name.string()));
    }
    if (!argument.overrides.empty()) {
      throw InputError(fmt::format("{} is no scenario, and has no settings to change (\"{}\")",
                                   name.string(), argument.overrides.front()));
    }
    if (!folder) return scenarios::read_pras(name);
    auto tables = scenarios::tables_of_folder(name);
    tables.power_unit = argument.power_unit;
    tables.time_unit = argument.time_unit;
    tables.step = argument.step;
    return scenarios::read_unit_load_tables(tables);
  }
  const auto loaded = scenarios::load(name, argument.overrides);
  if (!argument.year) {
    throw InputError(fmt::format("{} is a scenario: say which year of it, such as --year {}",
                                 name.string(), grid::year_of(loaded.scenario.begin)));
  }
  return sim::system_of_year(loaded.scenario, *argument.year, argument.weather);
}

}  // namespace gigaload::tools
