#include "scenarios/readers/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <limits>

#include "scenarios/readers/campus_reader.hpp"
#include "scenarios/readers/pras_grid.hpp"
#include "scenarios/readers/stock_table.hpp"
#include "scenarios/readers/weather_files.hpp"
#include "scenarios/tables/plant_tables.hpp"
#include "scenarios/tables/series_tables.hpp"
#include "scenarios/tables/table_store.hpp"
#include "sim/campus/campus_features.hpp"

namespace gigaload::scenarios {
namespace {

namespace fs = std::filesystem;

void read_run(const Settings& settings, sim::Scenario& scenario, Problems& problems) {
  scenario.title = settings.text("title");
  scenario.begin = grid::to_hour(settings.date("run.start"));
  scenario.end = grid::to_hour(settings.date("run.end"));
  if (settings.has("run.start") && settings.has("run.end") && scenario.end <= scenario.begin) {
    problems.add(
        settings.place("run.end"), "run.end",
        fmt::format("{} is not after run.start, {} ({})", grid::to_string(settings.date("run.end")),
                    grid::to_string(settings.date("run.start")),
                    problems.describe(settings.place("run.start"))));
  }
  const double exchange_h = settings.number("run.exchange");
  if (std::abs(exchange_h - std::round(exchange_h)) > 1e-6) {
    problems.add(settings.place("run.exchange"), "run.exchange", "whole hours are wanted");
  }
  scenario.exchange_h = static_cast<int>(std::lround(exchange_h));
  scenario.seed = static_cast<std::uint64_t>(settings.integer("run.seed"));
  scenario.feedback = {settings.boolean("run.feedback.enabled"),
                       settings.number("run.feedback.hours_scale")};
  scenario.relative_tolerance = settings.number("solver.relative_tolerance");
  scenario.absolute_tolerance_mw = settings.number("solver.absolute_tolerance");
  scenario.exact_annual_energy = settings.text("demand.annual_energy") == "exact";
  scenario.write_generation = settings.boolean("output.generation");
  scenario.write_sensitivities = settings.boolean("output.sensitivities");
  scenario.draw_stages = settings.boolean("stages.draw");
  scenario.write_weather = settings.boolean("output.weather");
  scenario.dispatch = {
      .hurdle_usd_per_mwh = settings.number("dispatch.hurdle"),
      .value_of_lost_load_usd_per_mwh = settings.number("dispatch.value_of_lost_load"),
      .curtailment_price_usd_per_mwh = settings.number("dispatch.curtailment_price"),
      .storage_initial_share = settings.number("dispatch.storage_initial"),
  };
}

void read_ensemble(const Settings& settings, sim::Scenario& scenario, Problems& problems) {
  const std::string list = "ensemble.quantiles";
  scenario.ensemble = {
      .samples = static_cast<std::uint32_t>(settings.integer("ensemble.samples")),
      .sampled_weather = settings.text("ensemble.weather") == "sampled",
      .quantiles = settings.numbers(list),
      .cvar_level = settings.number("ensemble.cvar_level"),
  };
  const std::vector<double>& quantiles = scenario.ensemble.quantiles;
  const auto fallen = std::ranges::adjacent_find(quantiles, std::greater_equal<>());
  if (fallen != quantiles.end()) {
    problems.add(settings.place(list), list,
                 fmt::format("{} stands behind {}; quantiles ascend", fallen[1], fallen[0]));
  }
}

void read_calibration(const Settings& settings, sim::Scenario& scenario, Problems& problems) {
  const std::string key = "calibration.year";
  const int first = grid::year_of(scenario.begin), last = grid::year_of(scenario.end - 1);
  const int year = settings.has(key) ? static_cast<int>(settings.integer(key)) : first;
  if (settings.has("run.start") && settings.has("run.end") && scenario.begin < scenario.end &&
      (year < first || year > last)) {
    problems.add(settings.place(key), key,
                 first == last ? fmt::format("{} is not the year of the run, {}", year, first)
                               : fmt::format("{} is not among the years of the run, {} to {}", year,
                                             first, last));
  }
  scenario.calibration = {
      .enabled = settings.boolean("calibration.enabled"),
      .event_days = settings.number("calibration.event_days"),
      .year = year,
      .samples = static_cast<std::uint32_t>(settings.integer("calibration.samples")),
  };
  if (scenario.calibration.enabled && scenario.ensemble.samples == 0) {
    problems.add(settings.place("calibration.enabled"), "calibration.enabled",
                 "there is nothing to calibrate without an ensemble: ensemble.samples is 0");
  }
}

/// Where a file named by a key is: beside the scenario file that names it.
fs::path beside(const Document& document, const Settings& settings, const std::string& key) {
  return (document.folders.at(settings.source(key)) / settings.text(key)).lexically_normal();
}

/// Beside the file that names it, or else among what is shipped.
fs::path data_folder(const Document& document, const Settings& settings, const fs::path& shipped) {
  const std::string key = "grid.data";
  std::error_code error;
  if (settings.is_given(key) && fs::exists(beside(document, settings, key), error)) {
    return beside(document, settings, key);
  }
  return (shipped / settings.text(key)).lexically_normal();
}

GridOptions grid_options(const Settings& settings, grid::Hour end) {
  GridOptions options;
  options.regions = settings.texts("grid.regions");
  if (options.regions == std::vector<std::string>{"all"}) options.regions.clear();
  options.regions_place = settings.place("grid.regions");
  options.interface_scale = settings.number("grid.interfaces.scale");
  options.demand_scale = settings.number("demand.scale");
  options.demand_growth = settings.text("demand.growth") != "none";
  options.outages_by_temperature = settings.boolean("outages.temperature");
  options.hydro_water = settings.text("water.hydro");
  options.last_year = std::max(options.last_year, grid::year_of(end));
  return options;
}

void read_limits(const SiteContext& context, sim::Limits& limits) {
  const Settings& settings = context.settings;
  limits.connection_mw_per_y.assign(context.regions.size(),
                                    settings.number("limits.connection_default"));
  for (const std::string& name : settings.members("limits.connection")) {
    const std::string key = "limits.connection." + name;
    if (context.regions.is_known(name) && !context.regions.find(name)) continue;  // not needed
    const auto region = find_region(context, name, key);
    if (region) limits.connection_mw_per_y[region->get()] = settings.number(key);
  }
  limits.national_construction_mw = settings.number("limits.national_construction");
  limits.accelerator_supply_mw_per_y = settings.number("limits.accelerator_supply");
  limits.smoothing = settings.number("limits.smoothing");
}

/// What the derivatives and the drawn stages of the build-out do not go with.
void check_pipelines(const Settings& settings, const sim::Scenario& scenario, Problems& problems) {
  const auto refuse = [&](const char* key, const std::string& why) {
    problems.add(settings.place(key), key, why);
  };
  if (scenario.write_sensitivities && scenario.draw_stages) {
    refuse("output.sensitivities", "stages.draw is true: drawn lengths have no derivatives");
  }
  if (scenario.write_sensitivities && scenario.feedback.enabled) {
    refuse("output.sensitivities",
           "run.feedback.enabled is true: how the hours' shortfall moves is not known");
  }
  if (!scenario.draw_stages) return;
  const char* only = "; drawn stages go with connection limits only";
  if (std::isfinite(scenario.limits.national_construction_mw)) {
    refuse("stages.draw", std::string("limits.national_construction is set") + only);
  }
  if (std::isfinite(scenario.limits.accelerator_supply_mw_per_y)) {
    refuse("stages.draw", std::string("limits.accelerator_supply is set") + only);
  }
  if (scenario.feedback.enabled) {
    refuse("stages.draw", std::string("run.feedback.enabled is true") + only);
  }
}

void read_data_centres(const Settings& settings, DataFolder& folder, bool pras,
                       sim::DataCentreStock& stock, Problems& problems) {
  const std::string list = "data_centres.path";
  if (settings.items(list) == 0 && pras) {  // the file's load has what there is
    stock.path_year = {2000};
    stock.path_energy_mwh = {0.0};
  } else if (settings.items(list) == 0) {
    read_data_centre_path(folder, stock);
  }
  for (std::size_t i = 1; i <= settings.items(list); ++i) {
    const std::string item = fmt::format("{}.{}.", list, i);
    if (!settings.has(item + "year") || !settings.has(item + "energy")) continue;
    const auto year = static_cast<int>(settings.integer(item + "year"));
    if (!stock.path_year.empty() && year <= stock.path_year.back()) {
      problems.add(settings.place(item + "year"), item + "year",
                   fmt::format("{} is not after the year before it; years ascend", year));
      continue;
    }
    stock.path_year.push_back(year);
    stock.path_energy_mwh.push_back(settings.number(item + "energy"));
  }
  fill_path_gaps(stock);
  stock.path_contains_campuses = settings.boolean("data_centres.path_contains_campuses");
  if (!pras) stock.vintages = read_data_centre_stock(folder);
  stock.retirement_per_y = settings.number("data_centres.retirement");
  if (settings.has("data_centres.water")) {
    stock.water_l_per_kwh = settings.number("data_centres.water");
  }
}

void read_plant_stages(const Settings& settings, DataFolder& folder, const GridTables& grid,
                       sim::Scenario& scenario) {
  const std::string prefix = "plants.stages.";
  sim::StageTimes& stages = scenario.plant_stages;
  stages.pre_development_y = settings.number(prefix + "pre_development");
  stages.construction_y = settings.number(prefix + "construction");
  stages.pre_development_shape =
      static_cast<int>(settings.integer(prefix + "pre_development_shape"));
  stages.construction_shape = static_cast<int>(settings.integer(prefix + "construction_shape"));
  if (settings.has("plants.built_share") && stages.pre_development_y > 0.0) {
    stages.pre_development_cancellation_per_y =
        cancellation_for(settings.number("plants.built_share"), stages.pre_development_y,
                         stages.pre_development_shape);
  }
  PlantTables plants =
      read_plants(folder, grid,
                  {.queue = settings.boolean("plants.queue"),
                   .continue_rate = settings.number("plants.continue_rate"),
                   .retirements = settings.boolean("plants.retirements"),
                   .mean_stages_y = stages.pre_development_y + stages.construction_y,
                   .end = scenario.end});
  scenario.additions = std::move(plants.additions);
  scenario.retirements = std::move(plants.retirements);
}

}  // namespace

Loaded read_scenario(const Document& document, const Settings& settings, const fs::path& shipped,
                     Problems& problems, TableStore& store) {
  Loaded loaded;
  sim::Scenario& scenario = loaded.scenario;
  scenario.name = document.name;
  scenario.text = to_toml(document.root);
  read_run(settings, scenario, problems);
  scenario.accelerators = {
      .generation_y = settings.number("accelerators.generation"),
      .gain_per_y = settings.number("accelerators.gain"),
      .lifetime_y = settings.number("accelerators.lifetime"),
      .reference = grid::to_hour(settings.date("accelerators.reference")),
  };
  read_ensemble(settings, scenario, problems);
  read_calibration(settings, scenario, problems);

  DataFolder folder(data_folder(document, settings, shipped), problems, &store);
  if (!folder.is_there()) {
    problems.add(
        settings.place("grid.data"), "grid.data",
        fmt::format("there is no folder \"{}\", neither beside the scenario nor in {}, the "
                    "place of what is shipped (set by GIGALOAD_DATA)",
                    settings.text("grid.data"), shipped.string()));
  }
  const bool pras = settings.is_given("grid.pras");
  PrasGrid given;
  if (settings.has("grid.pras")) {
    given = read_pras_grid(beside(document, settings, "grid.pras"), settings, folder, scenario,
                           problems);
  }
  GridTables grid = pras ? std::move(given.tables)
                         : read_grid(folder, grid_options(settings, scenario.end), problems, store);
  scenario.cooling = read_cooling(folder);
  sim::CoolingParameters& of_campuses =
      scenario.cooling[static_cast<std::size_t>(sim::CentreSize::large)];
  apply_cooling(settings, "cooling.", of_campuses, problems);
  scenario.deals = read_deals(settings, problems);
  Profiles profiles(folder, document.folders, settings, problems);
  const SiteContext context{settings,       grid.regions, of_campuses,
                            scenario.deals, profiles,     grid.system.technologies,
                            scenario.begin, problems};
  loaded.notices = std::move(grid.notices);
  std::vector<std::pair<std::string, std::string>> weather_hashes;
  read_weather_files(document, settings, grid.regions, scenario.begin, scenario.end, grid.system,
                     problems, loaded.notices, weather_hashes);
  scenario.campuses = read_campuses(context, loaded.notices);
  if (scenario.ensemble.samples == 0 &&
      std::ranges::any_of(scenario.campuses, [](const sim::Campus& campus) {
        return sim::is_flexible(campus) || sim::has_battery(campus);
      })) {
    loaded.notices.emplace_back(
        "flexible shares and batteries of campuses do nothing without an ensemble: "
        "ensemble.samples is 0");
  }
  const auto without_deal = std::ranges::count_if(
      scenario.campuses, [](const sim::Campus& campus) { return campus.deals.empty(); });
  const auto without_air = std::ranges::count_if(scenario.campuses, [&](const sim::Campus& campus) {
    const std::size_t r = campus.region.get();
    return r < grid.system.data.size() && grid.system.data[r].air_series.hours.empty();
  });
  if (pras && without_air > 0 && settings.text("grid.climate") == "standard") {
    loaded.notices.emplace_back(
        "assumption: the campuses are cooled by air of 15 deg C all year (grid.climate)");
  }
  const bool has_path = !pras || settings.items("data_centres.path") > 0;
  if (has_path && without_deal > 0 && settings.boolean("data_centres.path_contains_campuses")) {
    loaded.notices.push_back(fmt::format(
        "{} of {} campuses serve no deal: nothing of data_centres.path is taken to be theirs, they "
        "come on top of it",
        without_deal, scenario.campuses.size()));
  }
  read_limits(context, scenario.limits);
  check_pipelines(settings, scenario, problems);
  read_data_centres(settings, folder, pras, scenario.data_centres, problems);
  scenario.data_centres.share = std::move(grid.data_centre_share);
  if (!pras) read_plant_stages(settings, folder, grid, scenario);
  if (settings.has("run.start") && grid.system.first_year > 0 &&
      grid::year_of(scenario.begin) < grid.system.first_year) {
    problems.add(settings.place("run.start"), "run.start",
                 fmt::format("the tables of the grid begin in {}", grid.system.first_year));
  }
  if (!settings.texts("grid.regions").empty() &&
      grid.regions.size() < grid.regions.known().size()) {
    double share = 0.0;
    for (const double of_region : scenario.data_centres.share) share += of_region;
    loaded.notices.push_back(
        fmt::format("{} of {} regions; they hold {:.1f} % of the nation's data-centre energy",
                    grid.regions.size(), grid.regions.known().size(), 100.0 * share));
  }
  scenario.grid = std::move(grid.system);
  scenario.given_system = std::move(given.system);
  loaded.data_hashes = folder.hashes();
  std::ranges::copy(profiles.hashes(), std::back_inserter(loaded.data_hashes));
  if (pras) {
    loaded.data_hashes.emplace_back(fs::path(settings.text("grid.pras")).filename().string(),
                                    given.hash);
  }
  std::ranges::move(weather_hashes, std::back_inserter(loaded.data_hashes));
  loaded.settings = settings.list(problems);
  return loaded;
}

}  // namespace gigaload::scenarios
