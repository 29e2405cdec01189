#include "scenarios/readers/pras_grid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "grid/adequacy/system/connected_regions.hpp"
#include "grid/adequacy/system/repeated_system.hpp"
#include "grid/balance/derated_system.hpp"
#include "grid/core/calendar.hpp"
#include "grid/core/counted.hpp"
#include "grid/core/error.hpp"
#include "grid/core/held.hpp"
#include "grid/weather/psychrometrics.hpp"
#include "scenarios/measured/own_grid.hpp"
#include "scenarios/pras/pras_file.hpp"
#include "scenarios/pras/pras_years.hpp"
#include "scenarios/readers/import_limits.hpp"
#include "scenarios/tables/shape_tables.hpp"
#include "scenarios/text/edit_distance.hpp"
#include "scenarios/text/quantity.hpp"
#include "scenarios/text/sha256.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::scenarios {
namespace {

namespace adequacy = grid::adequacy;
using adequacy::Measure;
using adequacy::Series;

constexpr double kStandardAir_c = 15.0, kStandardHumidity = 0.6;  // ISO 2314

/// Returns what a message calls a file or a folder.
std::string last_name(const std::filesystem::path& path) {
  return (path.has_filename() ? path : path.parent_path()).filename().string();
}

/// No limit stays none.
Series scaled(const Series& series, double factor) {
  if (factor == 1.0) return series;
  std::vector<double> values(series.size());
  for (std::size_t t = 0; t < values.size(); ++t) {
    const bool limited = series[t] < adequacy::kUnlimited;
    values[t] = limited ? std::min(series[t] * factor, adequacy::kUnlimited) : series[t];
  }
  return Series(std::move(values));
}

void to_mw(adequacy::SystemModel& system) {
  const auto factor = [](const std::string& unit, const char* wanted) {
    return unit == wanted ? 1.0 : parse_quantity("1 " + unit, wanted).value;
  };
  const double power = factor(system.units.power, "MW");
  const double energy = factor(system.units.energy, "MWh");
  adequacy::visit_series(system, [&](Series& series, Measure measure) {
    if (measure == Measure::power) series = scaled(series, power);
    if (measure == Measure::energy) series = scaled(series, energy);
  });
  system.units.power = "MW";
  system.units.energy = "MWh";
}

void scale_limits(adequacy::SystemModel& system, double factor) {
  const auto scale = [factor](auto& limit) {
    limit.forward_capacity = scaled(limit.forward_capacity, factor);
    limit.backward_capacity = scaled(limit.backward_capacity, factor);
  };
  std::ranges::for_each(system.interfaces, scale);
  std::ranges::for_each(system.lines, scale);
}

/// Regions that can help each other are a group.
void find_groups(adequacy::SystemModel& system, const std::string& name) {
  const std::vector<std::size_t> group_of = connected_regions(system);
  for (std::size_t r = 0; r < group_of.size(); ++r) {
    if (group_of[r] == system.groups.size()) {
      system.groups.push_back({.name = fmt::format("{}-{}", name, group_of[r] + 1), .regions = {}});
    }
    system.groups[group_of[r]].regions.emplace_back(r);
  }
  if (system.groups.size() == 1) system.groups[0].name = name;
}

/// Finds the year of grid.pras_year among those of a file; none where the file is one and the key
/// is not given.
std::optional<PrasYear> chosen_year(const std::vector<PrasYear>& years, std::size_t steps,
                                    const std::filesystem::path& path, const Settings& settings) {
  const std::string key = "grid.pras_year";
  if (!settings.has(key) && years.size() < 2) return std::nullopt;
  if (!settings.has(key) && settings.is_given(key)) return years.front();  // bad, and told so
  if (!settings.has(key)) {
    throw InputError(fmt::format("{}: it holds {} years, {} to {}: choose one with grid.pras_year",
                                 path.string(), years.size(), years.front().year,
                                 years.back().year));
  }
  const int wanted = static_cast<int>(settings.integer(key));
  const auto found = std::ranges::find(years, wanted, &PrasYear::year);
  if (found != years.end()) return *found;
  throw InputError(
      years.empty()
          ? fmt::format("{}: its {} steps are no whole years of hours, so that there is no "
                        "grid.pras_year to choose",
                        path.string(), steps)
          : fmt::format("{}: grid.pras_year is {}, but it holds {} to {}", path.string(), wanted,
                        years.front().year, years.back().year));
}

/// Reads the limits of [imports] on the system's regions and interconnections, in MW.
std::vector<adequacy::ImportLimit> import_limits(const Settings& settings,
                                                 const adequacy::SystemModel& system,
                                                 Problems& problems) {
  std::vector<grid::Region> regions(system.regions.size());
  std::vector<std::string> names;
  for (std::size_t r = 0; r < regions.size(); ++r) {
    regions[r].name = system.regions[r].name;
    names.push_back(regions[r].name);
  }
  for (const auto& group : system.groups) {
    for (const RegionIndex r : group.regions) regions[r.get()].interconnection = group.name;
  }
  std::vector<adequacy::ImportLimit> limits;
  for (const auto& limit :
       read_import_limits(settings, RegionNames(names, names), regions, {}, problems)) {
    limits.push_back({.name = limit.name, .regions = limit.regions, .limit = limit.mw});
  }
  return limits;
}

/// Makes a system of a file what a run takes: MW, scaled, with limits on imports. Throws InputError
/// where it cannot be repeated.
std::shared_ptr<const adequacy::SystemModel> for_a_run(adequacy::SystemModel system,
                                                       const std::filesystem::path& path,
                                                       const Settings& settings,
                                                       std::vector<adequacy::ImportLimit> limits) {
  to_mw(system);
  system.import_limits = std::move(limits);
  scale_load(system, settings.number("demand.scale"));
  scale_limits(system, settings.number("grid.interfaces.scale"));
  auto result = std::make_shared<const adequacy::SystemModel>(std::move(system));
  try {
    (void)adequacy::RepeatedSystem(result);
  } catch (const InputError& error) {
    throw InputError(path.string() + ": " + error.what());
  }
  return result;
}

/// Says which years of weather samples have, and where some years have more samples than others.
std::string weather_notice(const std::vector<PrasYear>& years, int of_balance,
                           const std::filesystem::path& path, const Settings& settings) {
  const auto samples = static_cast<std::size_t>(settings.integer("ensemble.samples"));
  std::string text = fmt::format(
      "{}: samples have its {} years of weather in turn, {} to {}; the "
      "balance and the campuses' contracts have {}",
      last_name(path), years.size(), years.front().year, years.back().year, of_balance);
  const std::size_t rest = samples % years.size();
  if (rest == 0) return text;
  const std::string first = rest == 1 ? "first year has" : fmt::format("first {} years have", rest);
  const char* const more = samples < years.size() ? "a sample, the others none" : "one sample more";
  return text + fmt::format("; of ensemble.samples = {} the {} {}", samples, first, more);
}

/// Reads the whole system, of all its years.
adequacy::SystemModel read_whole(const std::filesystem::path& path, const Settings& settings,
                                 DataFolder& folder, PrasGrid& result) {
  if (settings.given_grid() == "grid.pras") {
    adequacy::SystemModel system = read_pras(path, &result.tables.notices);
    result.hashes = {{last_name(path), sha256_of_file(path)}};
    result.files = {path};
    return system;
  }
  OwnGrid own = read_own_grid(path, technology_outages(folder.table("technologies.csv")));
  for (const auto& [name, hash] : own.hashes) result.files.push_back(path / name);
  result.hashes = std::move(own.hashes);
  result.tables.notices = std::move(own.notices);
  return std::move(own.system);
}

/// Reads the system of the balance, and those of the samples where they have others.
void read_systems(const std::filesystem::path& path, const Settings& settings, DataFolder& folder,
                  Problems& problems, PrasGrid& result) {
  adequacy::SystemModel whole = read_whole(path, settings, folder, result);
  find_groups(whole, std::filesystem::path(last_name(path)).stem().string());
  const auto limits = import_limits(settings, whole, problems);
  const std::vector<PrasYear> years = weather_years(whole);
  const auto chosen = chosen_year(years, whole.steps, path, settings);
  const std::string key = "ensemble.weather";
  const bool sampled = settings.text(key) == "sampled";
  if (sampled && years.size() < 2) {
    problems.add(
        settings.place(key), key,
        fmt::format("{} holds no second year of weather that samples could have; \"fixed\" "
                    "is wanted",
                    path.string()));
  }
  if (!sampled || years.size() < 2) {
    result.system =
        for_a_run(chosen ? only_year(whole, *chosen) : std::move(whole), path, settings, limits);
    return;
  }
  const int of_balance = grid::held(chosen).year;
  for (const PrasYear& year : years) {
    auto system = for_a_run(only_year(whole, year), path, settings, limits);
    if (year.year == of_balance) result.system = system;
    result.weather_systems.push_back(std::move(system));
  }
  result.tables.notices.push_back(weather_notice(years, of_balance, path, settings));
}

grid::AirShape air_of(const Settings& settings, DataFolder& folder, Problems& problems) {
  const std::string key = "grid.climate", climate = settings.text(key);
  grid::AirShape air;
  if (!settings.has(key)) return air;  // what is wrong with it is told
  if (climate == "standard") {
    for (auto& month : air.dry_bulb_c) month.fill(kStandardAir_c);
    const double dew_point_c =
        grid::dew_point_c(kStandardHumidity * grid::saturation_pressure_pa(kStandardAir_c));
    for (auto& month : air.dew_point_c) month.fill(dew_point_c);
    return air;
  }
  const CsvTable table = folder.table("regions.csv");
  std::vector<std::string> known, states;
  known.reserve(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    known.push_back(table.text(row, "region"));
    if (table.has_column("state")) states.push_back(table.text(row, "state"));
  }
  const RegionNames names(known, {}, {}, states);
  if (!names.is_known(climate)) {
    if (table.is_absent()) return air;
    problems.add(settings.place(key), key,
                 names.regions_of_state(climate).empty()
                     ? fmt::format("\"{}\" is neither \"standard\" nor a region of {}{}", climate,
                                   folder.path().string(), suggestion(climate, known))
                     : names.unknown_in_words(climate));
    return air;
  }
  grid::System one;
  one.data.resize(1);
  read_air(folder, RegionNames(known, {climate}), one);
  return one.data[0].air;
}

std::string time_zone_of(const Settings& settings, const sim::Scenario& run, Problems& problems) {
  const std::string key = "grid.time_zone";
  std::string zone = settings.text(key);
  if (!settings.has(key)) return zone;
  try {
    (void)grid::LocalClock(zone, run.begin, std::max(run.begin + 1, run.end));
  } catch (const InputError& error) {
    problems.add(settings.place(key), key, error.what());
  }
  return zone;
}

}  // namespace

PrasGrid read_pras_grid(const std::filesystem::path& path, const Settings& settings,
                        DataFolder& folder, const sim::Scenario& run, Problems& problems) {
  const std::string& key = settings.given_grid();
  PrasGrid result;
  const std::string zone = time_zone_of(settings, run, problems);
  const grid::AirShape air = air_of(settings, folder, problems);
  try {
    read_systems(path, settings, folder, problems, result);
  } catch (const ScenarioError& error) {
    problems.add_all(error);
    return result;
  } catch (const InputError& error) {
    problems.add(settings.place(key), key, error.what());
    return result;
  }
  const adequacy::SystemModel& system = *result.system;
  GridTables& tables = result.tables;
  tables.system = grid::DeratedSystem(result.system).grid();
  std::vector<std::string> names;
  const double all_mwh = load_energy(system);
  for (std::size_t r = 0; r < system.regions.size(); ++r) {
    names.push_back(system.regions[r].name);
    tables.system.regions[r].time_zone = zone;
    tables.system.data[r].air = air;
    const double mwh = load_energy(system, RegionIndex(r));
    tables.data_centre_share.push_back(all_mwh > 0.0 ? mwh / all_mwh : 0.0);
  }
  tables.regions = RegionNames(names, names);
  tables.notices.push_back(fmt::format("{}: {}, {}, {} from {}, the same in every year",
                                       last_name(path), counted(names.size(), "region"),
                                       counted(system.generators.size(), "generator"),
                                       counted(system.steps, "hour"), system.start));
  return result;
}

}  // namespace gigaload::scenarios
