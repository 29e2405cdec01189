#include "scenarios/measured/own_grid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <system_error>

#include "grid/core/error.hpp"
#include "grid/core/time_stamp.hpp"
#include "scenarios/measured/line_table.hpp"
#include "scenarios/measured/own_load.hpp"
#include "scenarios/measured/response_rows.hpp"
#include "scenarios/measured/share_profiles.hpp"
#include "scenarios/measured/store_table.hpp"
#include "scenarios/tables/table_file.hpp"
#include "scenarios/text/sha256.hpp"

namespace gigaload::scenarios {
namespace {

namespace adequacy = grid::adequacy;
namespace fs = std::filesystem;

constexpr std::array<const char*, 4> kMoreTables = {"lines.csv", "storage.csv",
                                                    "demand_response.csv", "profiles.csv"};
constexpr double kSecondsOfHour = 3600.0;

bool is_there(const fs::path& file) {
  std::error_code ignored;
  return fs::exists(file, ignored);
}

/// The tables of a folder but for the load.
struct Tables {
  CsvTable units, lines, stores, responses, profiles;
};

CsvTable if_there(const fs::path& file, Problems& problems) {
  const std::string key = file.stem().string();
  if (is_there(file)) return read_table_file(file, key, problems);
  return CsvTable::absent(problems.add_source(file.string()), key, problems);
}

Tables read_tables(const fs::path& folder, Problems& problems) {
  return {.units = read_table_file(folder / "units.csv", "units", problems),
          .lines = if_there(folder / "lines.csv", problems),
          .stores = if_there(folder / "storage.csv", problems),
          .responses = if_there(folder / "demand_response.csv", problems),
          .profiles = if_there(folder / "profiles.csv", problems)};
}

/// Adds the names of a column that are not there yet; an empty one is the affair of who reads its
/// row.
void add_names(const CsvTable& table, const std::string& column, std::vector<std::string>& names) {
  if (table.is_absent() || !table.has_column(column)) return;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string name = table.text(row, column);
    const bool is_new = std::ranges::find(names, name) == names.end();
    if (!name.empty() && is_new) names.push_back(name);
  }
}

std::vector<std::string> regions_of(const Tables& tables) {
  std::vector<std::string> names;
  const auto& columns = tables.units.columns();
  const auto region = std::ranges::find(columns, "region", plain_heading);
  if (region != columns.end()) {
    add_names(tables.units, *region, names);
    for (std::size_t row = 0; row < tables.units.rows(); ++row) {
      if (tables.units.is_empty(row, *region)) {
        tables.units.complain(row, *region, "a region is wanted");
      }
    }
  }
  add_names(tables.stores, "region", names);
  add_names(tables.lines, "from", names);
  add_names(tables.lines, "to", names);
  add_names(tables.responses, "region", names);
  if (names.empty()) names.emplace_back("all");
  if (region == columns.end() && names.size() > 1) {
    tables.units.complain_of_heading(
        "", fmt::format("a column region is wanted: there are {}", fmt::join(names, ", ")));
  }
  return names;
}

/// Says which columns of the units have no meaning here: published tables have many.
void notice_other_columns(const CsvTable& units, std::vector<std::string>& notices) {
  const auto others = other_columns(units,
                                    {{"unit"},
                                     {"name"},
                                     {"type"},
                                     {"category"},
                                     {"technology"},
                                     {"region"},
                                     {"capacity", Measure::power},
                                     {"count"},
                                     {"profile"},
                                     {"in_service"},
                                     {"out_of_service"}},
                                    true);
  if (others.empty()) return;
  notices.push_back(
      fmt::format("units.csv: columns that are not read: {}", fmt::join(others, ", ")));
}

template <class Devices>
void sort_by_region(Devices& devices) {
  std::ranges::stable_sort(devices, {}, [](const auto& device) { return device.region.get(); });
}

void set_step(adequacy::Units& units, double step_s) {
  const bool whole_hours = std::fmod(step_s, kSecondsOfHour) == 0.0;
  units.time = whole_hours ? "h" : "sec";
  units.step_length = static_cast<std::size_t>(whole_hours ? step_s / kSecondsOfHour : step_s);
}

void fill_devices(const Tables& tables, const OwnGridContext& context, const std::string& start,
                  adequacy::SystemModel& system) {
  const auto profiles = read_share_profiles(tables.profiles, context.steps, start);
  system.generators = read_unit_table(tables.units, {.power_unit = {},
                                                     .time_unit = {},
                                                     .step_h = context.step_h,
                                                     .regions = &context.regions,
                                                     .technologies = &context.technologies,
                                                     .profiles = &profiles});
  system.storages = read_store_table(tables.stores, context);
  system.demand_responses = read_response_rows(tables.responses, context);
  LineTable lines = read_line_table(tables.lines, context);
  system.interfaces = std::move(lines.interfaces);
  system.lines = std::move(lines.lines);
  sort_by_region(system.generators);
  sort_by_region(system.storages);
  sort_by_region(system.demand_responses);
}

bool has_dates(const adequacy::SystemModel& system) {
  const auto comes_or_goes = [](const auto& device) { return !device.service.is_always(); };
  return std::ranges::any_of(system.generators, comes_or_goes) ||
         std::ranges::any_of(system.storages, comes_or_goes);
}

}  // namespace

bool is_own_grid(const fs::path& folder) {
  const auto is_in = [&folder](const char* name) { return is_there(folder / name); };
  if (std::ranges::any_of(kMoreTables, is_in)) return true;
  if (!is_in("units.csv") || !is_in("load.csv")) return false;
  Problems of_its_reader;
  std::vector<std::string> regions;
  add_names(read_table_file(folder / "units.csv", "units", of_its_reader), "region", regions);
  return regions.size() > 1;
}

OwnGrid read_own_grid(const fs::path& folder,
                      const std::map<std::string, TechnologyOutages>& technologies) {
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored)) {
    throw InputError(folder.string() +
                     ": no such folder; one with units.csv and load.csv is wanted");
  }
  Problems problems;
  const Tables tables = read_tables(folder, problems);
  problems.throw_if_any();
  const std::vector<std::string> names = regions_of(tables);
  problems.throw_if_any();
  OwnLoad load = read_own_load(folder / "load.csv", names);

  OwnGrid result;
  adequacy::SystemModel& system = result.system;
  set_step(system.units, load.step_s);
  system.steps = load.steps();
  result.has_times = !load.start.empty();
  if (result.has_times) {
    system.start = load.start;
    result.notices.push_back(
        fmt::format("{}: time stamps are the {}", (folder / "load.csv").string(), load.times_told));
  }
  const RegionNames regions(names, names);
  fill_devices(tables,
               {.regions = regions,
                .step_h = load.step_s / kSecondsOfHour,
                .steps = system.steps,
                .technologies = technologies},
               load.start, system);
  problems.throw_if_any();
  for (std::size_t r = 0; r < names.size(); ++r) {
    system.regions.push_back({.name = names[r], .load = adequacy::Series(std::move(load.mw[r]))});
  }
  try {
    check(system);
  } catch (const InputError& error) {
    throw InputError(folder.string() + ": " + error.what());
  }
  notice_other_columns(tables.units, result.notices);
  result.has_dates = has_dates(system);
  for (const char* const name : {"units.csv", "load.csv"}) {
    result.hashes.emplace_back(name, sha256_of_file(folder / name));
  }
  for (const char* const name : kMoreTables) {
    if (is_there(folder / name)) result.hashes.emplace_back(name, sha256_of_file(folder / name));
  }
  return result;
}

void apply_own_dates(OwnGrid& grid) {
  if (!grid.has_dates) return;
  const auto start = grid::parse_time_stamp(grid.system.start);
  if (!grid.has_times || !start || step_hours(grid.system) != 1.0) {
    throw InputError(
        "units or stores have dates, and load.csv has no times of whole hours to hold them "
        "against: give it a column time, or name the folder as grid.csv of a scenario");
  }
  std::vector<grid::Hour> hours(grid.system.steps);
  const auto first =
      static_cast<grid::Hour>(start->utc_s() / static_cast<std::int64_t>(kSecondsOfHour));
  for (std::size_t t = 0; t < hours.size(); ++t) hours[t] = first + static_cast<grid::Hour>(t);
  apply_service(grid.system, hours);
}

std::map<std::string, TechnologyOutages> technology_outages(const CsvTable& table) {
  std::map<std::string, TechnologyOutages> outages;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const double rate = table.number_or(row, "forced_outage_rate", 0.0, 0.0, 0.99);
    const double repair_h = table.number_or(row, "mean_time_to_repair_h", 0.0, 0.0, 1e5);
    outages[table.text(row, "technology")] = {.forced_outage_rate = rate, .repair_h = repair_h};
  }
  return outages;
}

}  // namespace gigaload::scenarios
