#include "tools/adequacy/system_argument.hpp"

#include <fmt/core.h>

#include <system_error>

#include "grid/core/error.hpp"
#include "output/files/file_head.hpp"
#include "scenarios/measured/own_grid.hpp"
#include "scenarios/measured/unit_load_tables.hpp"
#include "scenarios/pras/pras_file.hpp"
#include "scenarios/readers/load.hpp"
#include "scenarios/tables/table_file.hpp"
#include "scenarios/text/sha256.hpp"
#include "sim/scenario/adequacy_assumptions.hpp"
#include "sim/scenario/standard_time.hpp"
#include "sim/studies/system_of_year.hpp"
#include "sim/studies/year_study.hpp"
#include "tools/summary/settings_text.hpp"

namespace gigaload::tools {

namespace {

namespace fs = std::filesystem;

bool is_folder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

std::pair<std::string, std::string> hash_of(const fs::path& path) {
  return {path.filename().string(), scenarios::sha256_of_file(path)};
}

void refuse_options_of_scenarios(const SystemArgument& argument, const std::string& name) {
  if (argument.year) {
    throw InputError(fmt::format("--year {}: {} is no scenario, and has no years to choose from",
                                 *argument.year, name));
  }
  if (argument.weather != 0) {
    throw InputError(fmt::format("--weather {}: {} is no scenario, and has no weather to choose",
                                 argument.weather, name));
  }
  if (argument.without_campuses) {
    throw InputError(fmt::format("--without-campuses: {} is no scenario, and has none", name));
  }
  if (!argument.overrides.empty()) {
    throw InputError(fmt::format("{} is no scenario, and has no settings to change (\"{}\")", name,
                                 argument.overrides.front()));
  }
}

void refuse_options_of_tables(const SystemArgument& argument, const std::string& name) {
  const char* given = argument.units || argument.load ? "--units and --load name"
                      : !argument.power_unit.empty()  ? "--power-unit is for"
                      : !argument.time_unit.empty()   ? "--time-unit is for"
                      : argument.step                 ? "--step is for"
                                                      : nullptr;
  if (given == nullptr) return;
  throw InputError(fmt::format("{} is neither a folder nor two tables, and {} these", name, given));
}

/// Returns the file as it is named, or else the one in the folder.
fs::path in_folder(const fs::path& table, const fs::path& folder) {
  std::error_code ignored;
  return fs::exists(table, ignored) ? table : folder / table;
}

scenarios::UnitLoadTables tables_of(const SystemArgument& argument) {
  scenarios::UnitLoadTables tables;
  if (argument.names.size() > 1) {
    if (argument.names.size() > 2 || argument.units || argument.load) {
      throw InputError(
          "name one system: two tables, one of the units and one of the load, or else "
          "a single PRAS file, folder or scenario");
    }
    tables.units = argument.names[0];
    tables.load = argument.names[1];
  } else if (argument.names.empty()) {
    if (!argument.units || !argument.load) {
      throw InputError(
          "name a system: a PRAS file, a table of the units and one of the load, their "
          "folder, or a scenario and its --year");
    }
    tables.units = *argument.units;
    tables.load = *argument.load;
  } else {
    const fs::path& folder = argument.names[0];
    if (!argument.load) tables.load = scenarios::load_table_of_folder(folder);
    if (argument.load) tables.load = in_folder(*argument.load, folder);
    tables.units = argument.units ? in_folder(*argument.units, folder) : folder / "units.csv";
  }
  tables.power_unit = argument.power_unit;
  tables.time_unit = argument.time_unit;
  tables.step = argument.step;
  return tables;
}

/// Reads a folder of one's own grid as it stands, with the outages of the shipped technologies.
SystemCase read_folder(const SystemArgument& argument) {
  const fs::path& folder = argument.names[0];
  refuse_options_of_scenarios(argument, folder.string());
  if (argument.units || argument.load || argument.step || !argument.power_unit.empty() ||
      !argument.time_unit.empty()) {
    throw InputError(
        fmt::format("{} holds a grid of several tables (docs/own_grid.md), whose headings have "
                    "their units: it takes none of --units, --load, --step, --power-unit and "
                    "--time-unit",
                    folder.string()));
  }
  scenarios::Problems problems;
  const auto technologies = scenarios::technology_outages(scenarios::read_table_file(
      scenarios::data_root() / "data" / "technologies.csv", "technologies", problems));
  problems.throw_if_any();
  scenarios::OwnGrid own = scenarios::read_own_grid(folder, technologies);
  scenarios::apply_own_dates(own);
  return {.system = std::move(own.system),
          .data_hashes = std::move(own.hashes),
          .notices = std::move(own.notices)};
}

}  // namespace

SystemCase read_system(const SystemArgument& argument, WeatherYears wanted) {
  const bool one = argument.names.size() == 1;
  if (one && is_folder(argument.names[0]) && scenarios::is_own_grid(argument.names[0])) {
    return read_folder(argument);
  }
  if (!one || is_folder(argument.names[0])) {
    const auto tables = tables_of(argument);
    refuse_options_of_scenarios(argument, one ? argument.names[0].string() : "a pair of tables");
    std::vector<std::string> notices;
    auto system = scenarios::read_unit_load_tables(tables, notices);
    return {.system = std::move(system),
            .data_hashes = {hash_of(tables.units), hash_of(tables.load)},
            .notices = std::move(notices)};
  }
  const fs::path& name = argument.names[0];
  refuse_options_of_tables(argument, name.string());
  if (name.extension() == ".pras" || output::begins_with(name, output::kHdf5Head)) {
    refuse_options_of_scenarios(argument, name.string());
    SystemCase of;
    of.system = scenarios::read_pras(name, &of.notices);
    of.data_hashes = {hash_of(name)};
    return of;
  }
  if (name.extension() == ".csv") {
    throw InputError(fmt::format("{}: a table of the units goes with one of the load: name both",
                                 name.string()));
  }
  std::vector<std::string> overrides = argument.overrides;
  if (argument.without_campuses) overrides.emplace_back("run.campuses=false");
  const auto loaded = scenarios::load(name, overrides);
  if (!argument.year) {
    throw InputError(fmt::format("{} is a scenario: say which year of it, such as --year {}",
                                 name.string(), grid::year_of(loaded.scenario.begin)));
  }
  const sim::Scenario& scenario = loaded.scenario;
  const sim::YearStudy study(scenario, *argument.year, argument.weather);
  std::vector<grid::adequacy::SystemModel> weather_systems;
  if (wanted == WeatherYears::of_samples) weather_systems = sim::systems_of_samples(study);
  const auto weather =
      weather_systems.empty() ? sim::AssessedWeather::one : sim::AssessedWeather::of_scenario;
  return {.system = sim::system_of(study),
          .weather_systems = std::move(weather_systems),
          .weather_years = scenario.weather_years(),
          .initial_charge = scenario.dispatch.storage_initial_share,
          .cvar_level = scenario.ensemble.cvar_level,
          .quantiles = scenario.ensemble.quantiles,
          .standard_offset_s = sim::standard_offset_s(scenario),
          .assumptions = sim::adequacy_assumptions(scenario, weather),
          .scenario_text = scenario.text,
          .settings = settings_lines(loaded.settings),
          .data_hashes = loaded.data_hashes,
          .notices = loaded.notices,
          .inputs = loaded.systems};
}

}  // namespace gigaload::tools
