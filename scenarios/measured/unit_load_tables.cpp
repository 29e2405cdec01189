#include "scenarios/measured/unit_load_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "grid/core/error.hpp"
#include "scenarios/measured/load_table.hpp"
#include "scenarios/measured/unit_table.hpp"
#include "scenarios/tables/measured_column.hpp"
#include "scenarios/tables/table_file.hpp"
#include "scenarios/text/quantity.hpp"

namespace gigaload::scenarios {
namespace {

namespace fs = std::filesystem;

constexpr double kLongestStep_s = 366.0 * 86400.0;

std::optional<double> step_s_of(const std::optional<std::string>& step) {
  if (!step) return std::nullopt;
  const Quantity parsed = parse_quantity(*step, "s");
  if (!parsed.fault.empty()) throw InputError("--step: " + parsed.fault);
  const double seconds = std::round(parsed.value);
  if (!(seconds >= 1.0 && seconds <= kLongestStep_s) || std::abs(parsed.value - seconds) > 1e-6) {
    throw InputError(fmt::format(
        "--step: {} is no whole number of seconds up to a year, such as \"5 min\"", *step));
  }
  return seconds;
}

void refuse_unit(const char* option, Measure measure, const std::string& unit) {
  if (unit.empty() || is_column_unit(measure, unit)) return;
  throw InputError(
      fmt::format("{}: {} is none of the units {}", option, unit, column_units(measure)));
}

/// The longest unit of time of which the step is a whole number.
void set_step(grid::adequacy::Units& units, double step_s) {
  struct Unit {
    const char* name;
    double seconds;
  };
  for (const Unit unit : {Unit{"h", 3600.0}, Unit{"min", 60.0}, Unit{"sec", 1.0}}) {
    if (std::fmod(step_s, unit.seconds) != 0.0) continue;
    units.time = unit.name;
    units.step_length = static_cast<std::size_t>(step_s / unit.seconds);
    return;
  }
}

}  // namespace

grid::adequacy::SystemModel read_unit_load_tables(const UnitLoadTables& tables,
                                                  std::vector<std::string>& notices) {
  refuse_unit("--power-unit", Measure::power, tables.power_unit);
  refuse_unit("--time-unit", Measure::duration, tables.time_unit);
  const auto step_s = step_s_of(tables.step);

  Problems problems;
  const CsvTable units = read_table_file(tables.units, "units", problems);
  LoadTable load =
      read_load_table(read_table_file(tables.load, "load", problems), tables.power_unit, step_s);
  grid::adequacy::SystemModel system;
  system.generators = read_unit_table(units, {.power_unit = tables.power_unit,
                                              .time_unit = tables.time_unit,
                                              .step_h = load.step_s / 3600.0});
  problems.throw_if_any();

  set_step(system.units, load.step_s);
  if (load.start) {
    system.start = *load.start;
    notices.push_back(
        fmt::format("{}: time stamps are the {}", tables.load.string(), load.times_told));
  }
  system.steps = load.load_mw.size();
  system.regions = {{.name = "all", .load = grid::adequacy::Series(std::move(load.load_mw))}};
  return system;
}

fs::path load_table_of_folder(const fs::path& folder) {
  std::error_code error;
  if (fs::exists(folder / "load.csv", error)) return folder / "load.csv";
  std::vector<std::string> found;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".csv") && name.find("load") != std::string::npos) found.push_back(name);
  }
  if (error) throw InputError(folder.string() + ": it cannot be read: " + error.message());
  std::ranges::sort(found);
  if (found.size() == 1) return folder / found.front();
  throw InputError(
      found.empty()
          ? fmt::format("{}: no table of the load, load.csv, in this folder; name it by --load",
                        folder.string())
          : fmt::format("{}: {} tables of a load in this folder, {}; name one by --load",
                        folder.string(), found.size(), fmt::join(found, ", ")));
}

}  // namespace gigaload::scenarios
