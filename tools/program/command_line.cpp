#include "tools/program/command_line.hpp"

#include <CLI/CLI.hpp>  // 11 s to compile: included nowhere else
#include <cstdint>
#include <regex>
#include <sstream>

#include "sim/scenario/scenario.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/program/version.hpp"

namespace gigaload::tools {

namespace {

/// What is wrong with it as Slurm's --time; empty: nothing.
std::string slurm_time_fault(const std::string& text) {
  static const std::regex form("\\d+(:\\d\\d){0,2}|\\d+-\\d+(:\\d\\d){0,2}");
  if (std::regex_match(text, form)) return {};
  return "\"" + text +
         "\" is no time of Slurm's: minutes, hours:minutes:seconds or days-hours, such as 01:30:00";
}

constexpr const char* kFooter =
    "Exit codes: 0 done, 2 bad input, 3 numerical failure, 70 fault of the program,\n"
    "75 interrupted and resumable.";

/// Options that change a scenario from outside; a later one wins.
struct Changes {
  std::vector<std::string> sets;
  std::optional<std::uint64_t> seed;
  std::optional<std::string> from, to;
  bool sensitivities = false;

  [[nodiscard]] std::vector<std::string> overrides() const {
    std::vector<std::string> all = sets;
    if (seed) all.push_back("run.seed=" + std::to_string(*seed));
    if (from) all.push_back("run.start=" + *from);
    if (to) all.push_back("run.end=" + *to);
    if (sensitivities) all.emplace_back("output.sensitivities=true");
    return all;
  }
};

CLI::Option* add_scenario(CLI::App& command, CommandLine& line, Changes& changes) {
  CLI::Option* const scenario =
      command.add_option("SCENARIO", line.scenario, "Scenario file, or the name of a shipped one")
          ->required();
  command.add_option("--set", changes.sets, "Override a setting, as often as needed")
      ->type_name("KEY=VALUE")
      ->allow_extra_args(false);
  command.add_option("--seed", changes.seed, "Seed of the weather; run.seed");
  command.add_option("--from", changes.from, "First day; run.start")->type_name("DATE");
  command.add_option("--to", changes.to, "Day after the last; run.end")->type_name("DATE");
  return scenario;
}

void add_show(CLI::App& app, CommandLine& line, Changes& changes) {
  CLI::App* show = app.add_subcommand(
      "show", "Print every effective setting of a scenario with unit, default and source");
  CLI::Option* const scenario = add_scenario(*show, line, changes)->required(false);
  CLI::Option* const schema = show->add_flag_callback(
      "--schema", [&line] { line.show = ShowWhat::schema; },
      "Print the language of scenarios as JSON Schema instead, for editors");
  CLI::Option* const keys = show->add_flag_callback(
      "--keys", [&line] { line.show = ShowWhat::keys; },
      "Print the reference of all keys instead, as Markdown");
  schema->excludes(scenario)->excludes(keys);
  keys->excludes(scenario);
  show->callback([&line, scenario] {
    if (line.show == ShowWhat::settings && scenario->empty()) throw CLI::RequiredError("SCENARIO");
    line.command = Command::show;
  });
}

void add_info(CLI::App& app, CommandLine& line) {
  CLI::App* info =
      app.add_subcommand("info", "What is in a result: dimensions, headline table, provenance");
  CLI::Option* const file = info->add_option("FILE", line.file, "Result file");
  info->add_flag("--variables", line.variables,
                 "Print the reference of all variables instead, as Markdown")
      ->excludes(file);
  info->callback([&line] {
    if (!line.variables && line.file.empty()) throw CLI::RequiredError("FILE");
    line.command = Command::info;
  });
}

void add_completion(CLI::App& app, CommandLine& line) {
  CLI::App* completion = app.add_subcommand(
      "completion",
      "Print what lets a shell complete commands: source <(gigaload completion bash)");
  completion
      ->add_option_function<std::string>(
          "SHELL",
          [&line](const std::string& name) {
            line.shell = name == "zsh" ? Shell::zsh : Shell::bash;
          },
          "bash or zsh")
      ->check(CLI::IsMember({"bash", "zsh"}))
      ->required();
  completion->callback([&line] { line.command = Command::completion; });
}

void add_run(CLI::App& app, CommandLine& line, Changes& changes) {
  CLI::App* run = app.add_subcommand("run", "Run a scenario into one HDF5 file");
  add_scenario(*run, line, changes);
  run->add_option("-o,--output", line.output, "Result file [NAME.h5 in the current folder]")
      ->type_name("FILE");
  run->add_option("--threads", line.threads, "Threads; the result is the same for any number [all]")
      ->check(CLI::Range(1U, 1024U));
  run->add_flag("--sensitivities", changes.sensitivities,
                "Write derivatives of the build-out too; output.sensitivities");
  run->add_flag("--resume", line.resume, "Go on with FILE.partial of an interrupted run");
  run->add_flag("--report", line.report, "Write FILE's page too: NAME.html");
  auto* quiet = run->add_flag_callback(
      "-q,--quiet", [&line] { line.verbosity = Verbosity::quiet; },
      "Warnings and errors only: no progress, no summary");
  run->add_flag_callback(
         "-v,--verbose", [&line] { line.verbosity = Verbosity::verbose; }, "Say more")
      ->excludes(quiet);
  run->callback([&line] { line.command = Command::run; });
}

void add_adequacy(CLI::App& app, CommandLine& line, Changes& changes) {
  AdequacyOptions& options = line.adequacy;
  CLI::App* adequacy = app.add_subcommand(
      "adequacy", "LOLE, EUE and their like of a power system, with real outages");
  adequacy
      ->add_option("SYSTEM", options.system,
                   "PRAS file; table of units and table of the load, or their folder; or scenario")
      ->expected(0, 2);
  adequacy->add_option("--units", options.units, "Table of units")->type_name("CSV");
  adequacy->add_option("--load", options.load, "Table of the load")->type_name("CSV");
  adequacy->add_option("--year", line.year, "Calendar year, of a scenario");
  adequacy->add_option("--weather", line.weather, "Number of the weather, of a scenario")
      ->capture_default_str();
  adequacy->add_option("--set", changes.sets, "Override a setting of a scenario")
      ->type_name("KEY=VALUE")
      ->allow_extra_args(false);
  adequacy->add_option("--samples", options.samples, "Samples, at most [10000]")
      ->check(CLI::Range(std::uint64_t{2}, std::uint64_t{1'000'000'000}));
  adequacy->add_option("--seed", options.seed, "Seed of the outages [1]");
  adequacy->add_option("--threads", line.threads, "Threads; the result is the same for any number")
      ->check(CLI::Range(1U, 1024U));
  adequacy
      ->add_option_function<std::string>(
          "--until",
          [&options](const std::string& text) {
            options.until = parse_stop_rule(text);
            if (!options.until->fault.empty()) {
              throw CLI::ValidationError("--until", options.until->fault);
            }
          },
          "Stop at this standard error, such as eue=2%; 1,000,000 samples at most")
      ->type_name("METRIC=PERCENT%");
  adequacy
      ->add_option_function<std::string>(
          "--method", [&options](const std::string& name) { options.exact = name == "exact"; },
          "montecarlo, or exact for one region without storage")
      ->check(CLI::IsMember({"montecarlo", "exact"}));
  adequacy->add_option("--scale-load", options.scale_load, "Factor on every load")
      ->check(CLI::Range(0.0, 1000.0));
  adequacy
      ->add_option("--add-load", options.add_load,
                   "More load in every step and region, such as \"700 MW\"")
      ->type_name("POWER");
  adequacy
      ->add_option("--power-unit", options.power_unit,
                   "Of headings of tables that have none, such as MW")
      ->type_name("UNIT");
  adequacy
      ->add_option("--time-unit", options.time_unit,
                   "Of headings of tables that have none, such as h")
      ->type_name("UNIT");
  adequacy->add_option("--step", options.step, "Of the table of the load, such as \"1 h\"")
      ->type_name("TIME");
  adequacy
      ->add_option("--initial-charge", options.initial_charge,
                   "Share of their energy that stores hold at the start [0; of a scenario 1]")
      ->check(CLI::Range(0.0, 1.0));
  adequacy->add_flag("--json", options.json, "Print JSON");
  adequacy
      ->add_option("-o,--output", line.output,
                   "File of LOLP, EPNS and quantiles of the shortfall by step")
      ->type_name("FILE");
  adequacy->callback([&line] { line.command = Command::adequacy; });
}

void add_report(CLI::App& app, CommandLine& line) {
  CLI::App* report = app.add_subcommand(
      "report", "A result as one HTML page to look at: opens from disk, needs no network");
  report->add_option("FILE", line.file, "Result file")->required();
  report->add_option("-o,--output", line.output, "Page to write [FILE's name with .html]")
      ->type_name("PAGE");
  report->callback([&line] { line.command = Command::report; });
}

void add_export(CLI::App& app, CommandLine& line, Changes& changes) {
  CLI::App* command =
      app.add_subcommand("export", "Write a year of a scenario as a PRAS system file");
  add_scenario(*command, line, changes);
  command->add_flag_callback(
             "--pras", [] {}, "As a PRAS file; there is no other format yet")
      ->required();
  command->add_option("--year", line.year, "Calendar year of the run")->required();
  command->add_option("--weather", line.weather, "Number of the weather")->capture_default_str();
  command->add_option("-o,--output", line.output, "File to write")->type_name("FILE")->required();
  command->callback([&line] { line.command = Command::export_pras; });
}

void add_host(CLI::App& app, CommandLine& line, Changes& changes) {
  HostOptions& options = line.host;
  CLI::App* host = app.add_subcommand(
      "host", "How many MW of campus a region can host in a year at a criterion of adequacy");
  add_scenario(*host, line, changes);
  host->add_option("--region", options.region, "Region, such as VA")->required();
  host->add_option("--year", options.year, "Calendar year of the run")->required();
  host->add_option("--criterion", options.criterion,
                   "lole=0.1d, lolh=2.4h, eue=100MWh or neue=10ppm, of the region in the year")
      ->capture_default_str();
  host->add_option("--curtailable-share", options.curtailable_share,
                   "Share of the campus that is curtailable by contract")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  host->add_option("--samples", options.samples, "Samples of outages and weather")
      ->check(CLI::Range(std::size_t{2}, std::size_t{1'000'000}))
      ->capture_default_str();
  host->add_option("--within", options.within, "Width of the answer")
      ->type_name("POWER")
      ->capture_default_str();
  host->add_option("--most", options.most, "Look no further than this")
      ->type_name("POWER")
      ->capture_default_str();
  host->add_option("--threads", line.threads, "Threads; the result is the same for any number")
      ->check(CLI::Range(1U, 1024U));
  host->add_flag("--json", options.json, "Print JSON");
  host->callback([&line] { line.command = Command::host; });
}

void add_headroom(CLI::App& app, CommandLine& line) {
  HeadroomOptions& options = line.headroom;
  CLI::App* headroom = app.add_subcommand(
      "headroom",
      "The constant new load that fits under the peaks of summer and winter if it is curtailed "
      "where it would stand above them");
  headroom
      ->add_option("FILE", options.demand,
                   "Hourly demand in MW, a time column and one a region; CSV, also gzip")
      ->required();
  headroom
      ->add_option("--region", options.region,
                   "Column of the region, or what its columns begin with: PJM of PJM-DOM ...")
      ->required();
  headroom->add_option("--limit", options.limit, "Share of the new load's energy that is curtailed")
      ->type_name("PERCENT%")
      ->capture_default_str();
  headroom->add_flag("--json", options.json, "Print JSON");
  headroom->callback([&line] { line.command = Command::headroom; });
}

void add_folder(CLI::App& command, SweepOptions& options) {
  command.add_option("DIR", options.folder, "Folder of the frozen sweep")->required();
}

void add_sweep_run(CLI::App& sweep, CommandLine& line) {
  SweepOptions& options = line.sweep;
  CLI::App* run = sweep.add_subcommand(
      "run", "Run members that are not done, together with all other calls on the folder");
  add_folder(*run, options);
  run->add_option("--index", options.index, "First member [0]");
  run->add_option("--count", options.count, "Members [one with --index, otherwise all]")
      ->check(CLI::PositiveNumber);
  run->add_option("--jobs", options.jobs, "Members at a time [one a processor]")
      ->check(CLI::Range(1U, 1024U));
  run->add_option("--threads", line.threads, "Threads of each member [1]")
      ->check(CLI::Range(1U, 1024U));
  run->add_flag("--retry-failed", options.retry_failed, "Run failed members once more");
  run->add_flag_callback(
      "-q,--quiet", [&line] { line.verbosity = Verbosity::quiet; }, "Warnings and errors only");
  run->callback([&options] { options.action = SweepAction::run; });
}

void add_sweep_slurm(CLI::App& sweep, SweepOptions& options) {
  CLI::App* slurm = sweep.add_subcommand("slurm", "Print a job-array script of what is missing");
  add_folder(*slurm, options);
  slurm->add_option("--per-task", options.per_task, "Members of a task")
      ->check(CLI::PositiveNumber)
      ->required();
  slurm->add_option("--cpus", options.processors, "Processors of a task")
      ->check(CLI::Range(1U, 1024U))
      ->capture_default_str();
  slurm->add_option("--time", options.time, "Time limit of a task, such as 01:00:00")
      ->check(CLI::Validator(slurm_time_fault, "TIME"));
  slurm->add_option("--partition", options.partition, "Partition");
  slurm->callback([&options] { options.action = SweepAction::slurm; });
}

void add_sweep(CLI::App& app, CommandLine& line) {
  SweepOptions& options = line.sweep;
  CLI::App* sweep = app.add_subcommand("sweep", "Many variants of a scenario, anywhere");
  sweep->require_subcommand(1);
  CLI::App* expand = sweep->add_subcommand("expand", "Check a sweep and freeze its members");
  expand->add_option("SWEEP", options.sweep, "Sweep file")->required();
  expand->add_option("-o,--output", options.folder, "Folder to make")->type_name("DIR")->required();
  expand->callback([&options] { options.action = SweepAction::expand; });
  add_sweep_run(*sweep, line);
  CLI::App* status = sweep->add_subcommand("status", "What is done, failed and missing");
  add_folder(*status, options);
  status->add_flag("--missing", options.missing, "Print the array list of what is missing alone");
  status->add_option("--per-task", options.per_task, "With --missing: tasks of so many members")
      ->check(CLI::PositiveNumber);
  status->callback([&options] { options.action = SweepAction::status; });
  CLI::App* gather = sweep->add_subcommand("gather", "One file of all members");
  add_folder(*gather, options);
  gather->add_option("-o,--output", line.output, "File to write")->type_name("FILE")->required();
  gather->callback([&options] { options.action = SweepAction::gather; });
  add_sweep_slurm(*sweep, options);
  CLI::App* sensitivity =
      sweep->add_subcommand("sensitivity", "Sobol indices of the scalars, of Saltelli's design");
  add_folder(*sensitivity, options);
  sensitivity->add_flag("--json", options.json, "Print JSON");
  sensitivity->callback([&options] { options.action = SweepAction::sensitivity; });
  sweep->callback([&line] { line.command = Command::sweep; });
}

/// The parser of all commands; what it reads goes into `line` and `changes`.
class Parser {
 public:
  explicit Parser(CommandLine& line) {
    app.set_version_flag("--version", version_text());
    app.footer(kFooter);
    app.require_subcommand(1);
    add_run(app, line, changes);
    CLI::App* check = app.add_subcommand("check", "Check a scenario without running it");
    add_scenario(*check, line, changes);
    check->callback([&line] { line.command = Command::check; });
    add_show(app, line, changes);
    add_info(app, line);
    add_report(app, line);
    add_host(app, line, changes);
    add_adequacy(app, line, changes);
    add_export(app, line, changes);
    add_headroom(app, line);
    add_sweep(app, line);
    add_completion(app, line);
    CLI::App* man = app.add_subcommand("man", "Print the manual page: gigaload man | man -l -");
    man->callback([&line] { line.command = Command::man; });
  }

  CLI::App app{"Load, water and shortfall of gigawatt data-centre campuses on state grids.",
               "gigaload"};
  Changes changes;
};

OptionDoc doc_of(const CLI::Option& option) {
  OptionDoc doc;
  doc.positional = option.get_positional();
  if (doc.positional) {
    doc.names = {option.get_name(true)};
  } else {
    for (const std::string& name : option.get_snames()) doc.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) doc.names.push_back("--" + name);
  }
  doc.text = option.get_description();
  doc.required = option.get_required();
  doc.repeatable = option.get_expected_max() > 1;
  doc.default_value = option.get_default_str();
  if (option.get_expected_max() == 0) return doc;
  // "TEXT:{bash,zsh}": the type, then what its checks say of themselves
  const std::string type = option.get_type_name();
  const std::size_t colon = type.find(':');
  doc.value = type.substr(0, colon);
  if (colon == std::string::npos || type.compare(colon, 2, ":{") != 0) return doc;
  std::istringstream names(type.substr(colon + 2, type.rfind('}') - colon - 2));
  for (std::string name; std::getline(names, name, ',');) doc.choices.push_back(name);
  return doc;
}

CommandDoc doc_of(const CLI::App& app) {
  CommandDoc doc{
      .name = app.get_name(), .text = app.get_description(), .options = {}, .commands = {}};
  for (const CLI::Option* option : app.get_options()) doc.options.push_back(doc_of(*option));
  for (const CLI::App* command : app.get_subcommands({})) doc.commands.push_back(doc_of(*command));
  return doc;
}

}  // namespace

CommandDoc command_doc() {
  CommandLine line;
  const Parser parser(line);
  return doc_of(parser.app);
}

Parsed parse_command_line(int argc, const char* const* argv) {
  CommandLine line;
  line.words.assign(argv, argv + argc);
  Parser parser(line);

  try {
    parser.app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const bool asked_for = parser.app.exit(error) == 0;  // --help, --version
    return {.command_line = std::nullopt, .exit_code = asked_for ? kDone : kBadInput};
  }
  line.overrides = parser.changes.overrides();
  return {.command_line = std::move(line), .exit_code = kDone};
}

std::string shell_text(const std::vector<std::string>& words) {
  const std::string plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-";
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) {
      text += word;
      continue;
    }
    text += '\'';
    for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    text += '\'';
  }
  return text;
}

}  // namespace gigaload::tools
