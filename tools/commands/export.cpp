#include "tools/commands/export.hpp"

#include <fmt/format.h>

#include <utility>

#include "grid/core/counted.hpp"
#include "grid/core/error.hpp"
#include "grid/core/held.hpp"
#include "output/result/read_result.hpp"
#include "scenarios/pras/pras_file.hpp"
#include "scenarios/pras/pras_names.hpp"
#include "scenarios/pras/pras_omissions.hpp"
#include "scenarios/pras/pras_units.hpp"
#include "tools/adequacy/system_argument.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/program/output_path.hpp"
#include "tools/tables/table_export.hpp"
#include "tools/terminal/messages.hpp"
#include "tools/terminal/progress.hpp"

namespace gigaload::tools {

namespace {

/// Gives the stores the charge that is asked for, or says that an older file has none.
void carry_charge(SystemCase& of, const ExportCommand& asked) {
  auto& system = of.system;
  if (asked.initial_charge) {
    for (auto& store : system.storages) store.initial_charge = asked.initial_charge;
    for (auto& store : system.generator_storages) store.initial_charge = asked.initial_charge;
  } else if (of.initial_charge > 0.0 && !system.storages.empty()) {
    report_info(
        "stores hold {:g} % of their energy at the start of the scenario, and nothing in a file of "
        "version 0.8: --initial-charge {:g} writes it, for PRAS of version 0.9",
        100.0 * of.initial_charge, of.initial_charge);
  }
}

}  // namespace

std::vector<Option> ExportCommand::options() {
  std::vector<Option> all = scenario.options();
  all.front().text = "Scenario file, or the name of a shipped one; with --csv or --xlsx a result";
  // what changes a scenario has no sense beside a result
  for (std::size_t n = 1; n < all.size(); ++n) all[n].needs = {"--pras"};
  return joined(std::move(all),
                {{.names = "--pras",
                  .target = &pras,
                  .text = "A scenario's year as a PRAS file",
                  .needs = {"--year", "--output"}},
                 {.names = "--csv",
                  .target = &csv,
                  .text = "A result's tables as CSV files in a new folder",
                  .value = "FOLDER",
                  .excludes = {"--pras", "--xlsx", "--parquet"}},
                 {.names = "--xlsx",
                  .target = &xlsx,
                  .text = "A result's tables as the sheets of a new workbook",
                  .value = "FILE",
                  .excludes = {"--pras", "--parquet"}},
                 {.names = "--parquet",
                  .target = &parquet,
                  .text = "Refused: says how DuckDB or pandas make Parquet of the CSV files",
                  .value = "FOLDER",
                  .excludes = {"--pras"}},
                 {.names = "--table",
                  .target = &tables,
                  .text = "Table to write, as often as needed; info FILE --csv lists them "
                          "[all but those by the hour]",
                  .value = "NAME",
                  .excludes = {"--pras"}},
                 {.names = "--hours",
                  .target = &hours,
                  .text = "The tables by the hour too: large",
                  .excludes = {"--pras", "--table"}},
                 {.names = "--region",
                  .target = &region,
                  .text = "Region or area of the tables",
                  .value = "NAME",
                  .excludes = {"--pras"}},
                 {.names = "--year",
                  .target = &year,
                  .text = "Calendar year of the run; of tables [all]",
                  .check = kCalendarYears},
                 {.names = "--weather",
                  .target = &weather,
                  .text = "Number of the weather",
                  .shows_default = true,
                  .needs = {"--pras"}},
                 {.names = "--initial-charge",
                  .target = &initial_charge,
                  .text = "Share of their energy that stores hold at the start, "
                          "in a file of version 0.9 [empty, in one of 0.8]",
                  .check = RealRange{0.0, 1.0},
                  .needs = {"--pras"}},
                 {.names = "-o,--output",
                  .target = &output,
                  .text = "PRAS file to write",
                  .value = "FILE",
                  .needs = {"--pras"}}});
}

int ExportCommand::run(const Call& /*call*/) const {
  if (parquet) throw InputError(parquet_advice(scenario.scenario, *parquet));
  if (pras) {
    write_pras();
  } else if (csv || xlsx) {
    write_tables();
  } else {
    throw InputError(
        "export wants a format: --csv FOLDER or --xlsx FILE of a result, or --pras of a scenario");
  }
  return kDone;
}

void ExportCommand::write_tables() const {
  const TableExport asked{.result = scenario.scenario,
                          .tables = tables,
                          .hours = hours,
                          .filter = {.year = year, .region = region.value_or("")}};
  const std::string writer = output::writer_of_result(asked.result);
  if (!writer.empty()) {
    report_info("{}: {} is writing it; the tables have the rows that are there",
                asked.result.string(), writer);
  }
  const std::filesystem::path& to = csv ? *csv : grid::held(xlsx);
  const Written written = csv ? export_csv(asked, to) : export_workbook(asked, to);
  report_info("{}: {}, {}", to.string(), counted(written.tables, "table"),
              counted(written.rows, "row"));
}

void ExportCommand::write_pras() const {
  check_replaceable(output);
  SystemCase of = read_system({.names = {scenario.scenario},
                               .year = year,
                               .weather = weather,
                               .overrides = scenario.overrides()});
  check_replaceable(output, of.inputs);
  for (const std::string& notice : of.notices) report_info("{}", notice);
  if (of.weather_years > 1) {
    report_info("{}: of the {} years of weather that samples have it is that of the balance",
                output.string(), of.weather_years);
  }
  grid::adequacy::SystemModel& system = of.system;
  const auto omissions = scenarios::pras_omissions(system);
  for (const std::string& omission : omissions) report_info("{}", omission);
  if (!omissions.empty()) {
    system.attributes["left_out"] = fmt::format("{}", fmt::join(omissions, "; "));
  }
  if (const std::size_t renamed = scenarios::make_names_unique(system); renamed > 0) {
    report_info(
        "{} devices have the names of others of their kind, as when the devices of the same "
        "campuses are exported again; PRAS takes a name once: they have numbers behind their names",
        renamed);
  }
  carry_charge(of, *this);
  const scenarios::PrasUnits units = scenarios::smallest_units(system);
  report_info("{}", scenarios::rounding_text(system, units));
  Progress progress(Progress::style_of_stderr(false), colours_wanted(), "series",
                    Progress::From::two_seconds);
  scenarios::write_pras(system, output, units,
                        [&](double done, double total) { progress.update(done, total); });
  progress.clear();
  report_info(
      "{}: {}, {}, {}, {}, {}", output.string(), counted(system.steps, "step"),
      counted(system.regions.size(), "region"), counted(system.generators.size(), "generator"),
      counted(system.storages.size(), "storage"), counted(system.interfaces.size(), "interface"));
}

}  // namespace gigaload::tools
