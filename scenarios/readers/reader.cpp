#include "scenarios/readers/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "scenarios/language/settings.hpp"
#include "scenarios/readers/area_stages.hpp"
#include "scenarios/readers/campus_notices.hpp"
#include "scenarios/readers/campus_reader.hpp"
#include "scenarios/readers/import_limits.hpp"
#include "scenarios/readers/listed_campuses.hpp"
#include "scenarios/readers/plant_overlay.hpp"
#include "scenarios/readers/pras_grid.hpp"
#include "scenarios/readers/report_reader.hpp"
#include "scenarios/readers/reserves.hpp"
#include "scenarios/readers/run_reader.hpp"
#include "scenarios/readers/sample_stop.hpp"
#include "scenarios/readers/stock_table.hpp"
#include "scenarios/readers/table_overlay.hpp"
#include "scenarios/readers/weather_files.hpp"
#include "scenarios/readers/weather_years.hpp"
#include "scenarios/readers/weatherisation.hpp"
#include "scenarios/tables/import_table.hpp"
#include "scenarios/tables/plant_tables.hpp"
#include "scenarios/tables/response_table.hpp"
#include "scenarios/tables/series_tables.hpp"
#include "scenarios/tables/table_store.hpp"
#include "sim/campus/campus_features.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::scenarios {
namespace {

namespace fs = std::filesystem;

/// Returns the file that a key names, beside the scenario file that names it.
fs::path beside(const Document& document, const Settings& settings, const std::string& key) {
  return (document.folders.at(settings.source(key)) / settings.text(key)).lexically_normal();
}

/// Returns the folder beside the file that names it, or else among what is shipped.
fs::path data_folder(const Document& document, const Settings& settings, const fs::path& shipped) {
  const std::string key = "grid.data";
  std::error_code error;
  if (settings.is_given(key) && fs::exists(beside(document, settings, key), error)) {
    return beside(document, settings, key);
  }
  return (shipped / settings.text(key)).lexically_normal();
}

GridOptions grid_options(const Document& document, const Settings& settings, grid::Hour end,
                         Problems& problems) {
  GridOptions options;
  fill_members(settings, "", "", options);
  const std::string table = "demand.growth_table";
  if (settings.has(table)) options.demand_growth_table = beside(document, settings, table);
  const std::string growth = "demand.growth";
  if (options.demand_growth == DemandGrowth::table && !settings.has(table)) {
    problems.add(settings.place(growth), growth,
                 "\"table\" wants the key demand.growth_table, which names the file");
    options.demand_growth = DemandGrowth::aeo;
  }
  options.regions = settings.texts("grid.regions");
  if (options.regions == std::vector<std::string>{"all"}) options.regions.clear();
  options.regions_place = settings.place("grid.regions");
  options.last_year = std::max(options.last_year, grid::year_of(end));
  for (const std::string& name : settings.members("carbon.price")) {
    const std::string key = "carbon.price." + name;
    if (settings.has(key)) {
      options.carbon_prices.push_back({name, settings.number(key), key, settings.place(key)});
    }
  }
  return options;
}

/// Reads the grid of tables, with the limits on its imports.
GridTables read_tables(const Document& document, const Settings& settings, DataFolder& folder,
                       grid::Hour end, Problems& problems, TableStore& store) {
  GridTables tables =
      read_grid(folder, grid_options(document, settings, end, problems), problems, store);
  const auto& regions = tables.system.regions;
  std::vector<grid::ImportLimit> planned;
  if (settings.text("grid.imports") == "planned") {
    planned = read_import_table(folder.table_if_there("import_limits.csv"), regions,
                                regions.size() == tables.regions.known().size());
  }
  tables.system.import_limits =
      read_import_limits(settings, tables.regions, regions, std::move(planned), problems);
  read_weatherisation(settings, tables.regions, problems, tables.system);
  return tables;
}

/// One hurdle for all interfaces goes before those by friction.
void read_hurdle(const Settings& settings, grid::DispatchRules& rules) {
  if (!settings.has("dispatch.hurdle")) return;
  rules.hurdle_usd_per_mwh = rules.hurdle_between_usd_per_mwh = rules.hurdle_bilateral_usd_per_mwh =
      settings.number("dispatch.hurdle");
}

void read_data_centres(const Settings& settings, DataFolder& folder, bool pras,
                       sim::DataCentreStock& stock, Problems& problems) {
  const std::string list = "data_centres.path";
  if (settings.items(list) == 0 && pras) {  // the file's load has what there is
    stock.path_year = {2000};
    stock.path_energy_mwh = {0.0};
  } else if (settings.items(list) == 0) {
    // a name that is none is told already
    read_data_centre_path(folder, settings.has(list) ? settings.text(list) : "iea", stock);
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
  if (!pras) stock.vintages = read_data_centre_stock(folder);
}

void read_supply(const Settings& settings, DataFolder& folder, const GridTables& grid,
                 sim::Scenario& scenario, Problems& problems, std::vector<std::string>& notices) {
  sim::StageTimes& stages = scenario.plant_stages;
  PlantOptions options;
  fill_members(settings, "", "", options);
  options.pre_development_y = stages.pre_development_y;
  options.construction_y = stages.construction_y;
  options.end = scenario.end;
  // by default what gives up is not announced at all
  stages.pre_development_cancellation_per_y = cancellation_for(
      options.built_share.value_or(1.0), stages.pre_development_y, stages.pre_development_shape);
  PlantTables plants = read_plants(folder, grid, options);
  read_plant_overlay(settings, grid, scenario.end, plants, problems, notices);
  scenario.additions = std::move(plants.additions);
  scenario.retirements = std::move(plants.retirements);
  scenario.plant_changes = std::move(plants.changes);
  read_demand_response(folder, grid, scenario.demand_response);
}

/// Opens the folder of grid.data, with what is laid over it.
DataFolder open_tables(const Document& document, const Settings& settings, const fs::path& shipped,
                       Problems& problems, TableStore& store) {
  DataFolder folder(data_folder(document, settings, shipped), problems, &store);
  if (!folder.is_there()) {
    problems.add(
        settings.place("grid.data"), "grid.data",
        fmt::format("there is no folder \"{}\", neither beside the scenario nor in {}, the "
                    "place of what is shipped (set by GIGALOAD_DATA)",
                    settings.text("grid.data"), shipped.string()));
  }
  const std::string overlay = "grid.overlay";
  if (settings.has(overlay)) {
    lay_tables_over(beside(document, settings, overlay), settings, folder, problems);
  }
  return folder;
}

/// Says what the other data centres of a run without campuses are: those of the run with them.
std::string others_in_words(sim::CampusesOnPath campuses, double of_deals_mw) {
  switch (campuses) {
    case sim::CampusesOnPath::inside:
      return "data_centres.path stays without what would be built of them";
    case sim::CampusesOnPath::promised:
      return fmt::format(
          "data_centres.path stays without what is promised to the {:.1f} GW of them that serve "
          "deals",
          of_deals_mw / 1e3);
    case sim::CampusesOnPath::on_top:
      break;
  }
  return "data_centres.path is without them as it is (data_centres.campuses = \"on top\")";
}

/// In a run without campuses they enter no stage: they draw nothing and deliver nothing, but what
/// is theirs of the path is still none of the other data centres'.
void leave_out_campuses(sim::Scenario& scenario, std::vector<std::string>& notices) {
  double of_deals_mw = 0.0, all_mw = 0.0;
  for (sim::Campus& campus : scenario.campuses) {
    all_mw += sim::capacity_mw(campus);
    if (sim::serves_deal(campus)) of_deals_mw += sim::capacity_mw(campus);
    scenario.data_centres.left_out.push_back(campus.phases);
    for (sim::Phase& phase : campus.phases) {
      phase.share_pre_development = phase.share_construction = phase.share_energised = 0.0;
    }
  }
  notices.push_back(fmt::format("run.campuses = false: {} campuses of {:.1f} GW are not built; {}",
                                scenario.campuses.size(), all_mw / 1e3,
                                others_in_words(scenario.data_centres.campuses, of_deals_mw)));
}

void check_tables(const Settings& settings, const GridTables& grid, const sim::Scenario& scenario,
                  Problems& problems, std::vector<std::string>& notices) {
  if (settings.has("run.start") && grid.system.first_year > 0 &&
      grid::year_of(scenario.begin) < grid.system.first_year) {
    problems.add(settings.place("run.start"), "run.start",
                 fmt::format("the tables of the grid begin in {}", grid.system.first_year));
  }
  if (!settings.texts("grid.regions").empty() &&
      grid.regions.size() < grid.regions.known().size()) {
    double share = 0.0;
    for (const double of_region : scenario.data_centres.share) share += of_region;
    notices.push_back(
        fmt::format("{} of {} regions; they hold {:.1f} % of the nation's data-centre energy",
                    grid.regions.size(), grid.regions.known().size(), 100.0 * share));
  }
}

/// Notes the files that the grid was read from and their hashes.
void name_system(const PrasGrid& given, Loaded& loaded) {
  std::ranges::copy(given.files, std::back_inserter(loaded.systems));
  std::ranges::copy(given.hashes, std::back_inserter(loaded.data_hashes));
}

/// Reads the air of regions and the measured years; returns the files' hashes.
std::vector<std::pair<std::string, std::string>> read_weather(
    const Document& document, const Settings& settings, const fs::path& folder, GridTables& grid,
    const sim::Scenario& scenario, TableStore& store, Problems& problems, Loaded& loaded) {
  std::vector<std::pair<std::string, std::string>> hashes;
  read_weather_files(document, settings, grid.regions, scenario.begin, scenario.end, grid.system,
                     problems, loaded.notices, hashes);
  read_weather_years(document, settings, folder, grid.regions, scenario.begin, scenario.end,
                     grid.system, store, problems, loaded.notices, hashes);
  return hashes;
}

/// Makes a scenario of checked settings and of the tables they name; without its text.
Loaded read_settings(const Document& document, const Settings& settings, const fs::path& shipped,
                     Problems& problems, TableStore& store) {
  Loaded loaded;
  sim::Scenario& scenario = loaded.scenario;
  scenario.name = document.name;
  fill_members(settings, "", "", scenario);
  complete_run(settings, scenario, problems);
  read_hurdle(settings, scenario.dispatch);

  DataFolder folder = open_tables(document, settings, shipped, problems, store);
  const std::string& given_grid = settings.given_grid();
  const bool pras = !given_grid.empty();
  PrasGrid given;
  if (pras && settings.has(given_grid)) {
    given = read_pras_grid(beside(document, settings, given_grid), settings, folder, scenario,
                           problems);
  }
  GridTables grid = pras ? std::move(given.tables)
                         : read_tables(document, settings, folder, scenario.end, problems, store);
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
  std::ranges::copy(document.notices, std::back_inserter(loaded.notices));
  auto weather_hashes =
      read_weather(document, settings, folder.path(), grid, scenario, store, problems, loaded);
  scenario.campuses = read_campuses(context, loaded.notices);
  add_delays(context, grid.system.regions, scenario.campuses);
  if (settings.boolean("run.campuses")) {
    notice_campuses(settings, grid.system, scenario, loaded.notices);
  } else {
    leave_out_campuses(scenario, loaded.notices);
  }
  read_connections(context, grid.system.regions, scenario.limits);
  read_report(settings, grid.regions, scenario, problems, loaded.notices);
  check_pipelines(settings, scenario, problems);
  read_data_centres(settings, folder, pras, scenario.data_centres, problems);
  scenario.data_centres.share = std::move(grid.data_centre_share);
  if (!pras) read_supply(settings, folder, grid, scenario, problems, loaded.notices);
  check_tables(settings, grid, scenario, problems, loaded.notices);
  loaded.region_names = grid.regions;
  scenario.grid = std::move(grid.system);
  scenario.reserve_share = read_reserves(settings, grid.regions, scenario.grid.regions, problems);
  read_calibrated_areas(settings, scenario, problems);
  read_sample_stop(settings, scenario, problems);
  scenario.given_system = std::move(given.system);
  scenario.weather_systems = std::move(given.weather_systems);
  loaded.data_hashes = folder.hashes();
  notice_overlay(folder, loaded.notices);
  std::ranges::copy(profiles.hashes(), std::back_inserter(loaded.data_hashes));
  if (pras) name_system(given, loaded);
  std::ranges::move(weather_hashes, std::back_inserter(loaded.data_hashes));
  if (problems.count() == 0) loaded.settings = settings.list(problems);
  return loaded;
}

}  // namespace

Loaded read_scenario(Document document, const fs::path& shipped, Problems& problems,
                     TableStore& store) {
  std::string text = to_toml(document.root);
  DataFolder listed({}, problems, &store);  // tables that stand where the scenario says
  std::vector<std::string> notices;
  add_listed_campuses(document, listed, problems, notices);
  const Settings settings(document.root, problems);
  Loaded loaded;
  // without its tables nothing more can be judged, and what is wrong with the key is told
  if (settings.has("grid.data")) {
    loaded = read_settings(document, settings, shipped, problems, store);
  }
  loaded.scenario.text = std::move(text);
  std::ranges::move(notices, std::back_inserter(loaded.notices));
  std::ranges::copy(listed.hashes(), std::back_inserter(loaded.data_hashes));
  return loaded;
}

}  // namespace gigaload::scenarios
