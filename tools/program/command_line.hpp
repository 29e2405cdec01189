#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tools/program/stop_rule.hpp"
#include "tools/terminal/messages.hpp"

namespace gigaload::tools {

enum class Command {
  run,
  check,
  show,
  info,
  report,
  host,
  adequacy,
  export_pras,
  headroom,
  sweep,
  completion,
  man
};

enum class ShowWhat { settings, schema, keys };

enum class Shell { bash, zsh };

enum class SweepAction { expand, run, status, gather, slurm, sensitivity };

struct AdequacyOptions {
  std::vector<std::filesystem::path> system;  // one, or a table of units and one of the load
  std::optional<std::filesystem::path> units, load;
  std::optional<std::uint64_t> samples;  // 10,000, or a million with `until`
  std::optional<std::uint64_t> seed;     // 1
  std::optional<StopRule> until;
  bool exact = false;
  bool json = false;
  double scale_load = 1.0;
  std::optional<std::string> add_load;   // quantity
  std::string power_unit, time_unit;     // of tables' headings without one
  std::optional<std::string> step;       // of the load's table; quantity
  std::optional<double> initial_charge;  // of stores, share of the energy
};

struct HostOptions {
  std::string region;
  int year = 0;
  std::string criterion = "lole=0.1d";
  double curtailable_share = 0.0;
  std::size_t samples = 500;
  std::string within = "50 MW", most = "100 GW";  // quantities
  bool json = false;
};

struct HeadroomOptions {
  std::vector<std::filesystem::path> demand;
  std::string region;
  std::string limit = "0.5%";
  bool json = false;
};

struct SweepOptions {
  SweepAction action = SweepAction::expand;
  std::filesystem::path sweep;              // expand
  std::filesystem::path folder;             // of the frozen sweep
  std::optional<std::size_t> index, count;  // run
  unsigned jobs = 0;                        // run; 0: as many as there are processors
  bool retry_failed = false;                // run
  bool missing = false;                     // status: the array list alone
  std::optional<std::size_t> per_task;      // status, slurm
  unsigned processors = 1;                  // slurm
  std::string time, partition;              // slurm
  bool json = false;                        // sensitivity
};

/// What was asked for, as given; `overrides` holds --set in order, then --seed, --from, --to.
struct CommandLine {
  Command command = Command::run;
  std::filesystem::path scenario;  // run, check, show, host, export
  ShowWhat show = ShowWhat::settings;
  std::optional<int> year;    // adequacy, export
  std::uint32_t weather = 0;  // adequacy, export: number of the realisation
  std::vector<std::string> overrides;
  std::optional<std::filesystem::path> output;  // run, report, adequacy, export
  unsigned threads = 0;                         // run, adequacy; 0: as many as the machine has
  bool resume = false;                          // run
  bool report = false;                          // run
  Verbosity verbosity = Verbosity::normal;      // run
  std::filesystem::path file;                   // info, report
  bool variables = false;                       // info: the reference instead of a file's
  Shell shell = Shell::bash;                    // completion
  AdequacyOptions adequacy;
  HostOptions host;
  HeadroomOptions headroom;
  SweepOptions sweep;
  std::vector<std::string> words;  // the whole command line
};

/// The command line, or the exit code where the program is to end: after --help and --version
/// (done, text on stdout) and after a mistake (bad input, message on stderr).
struct Parsed {
  std::optional<CommandLine> command_line;
  int exit_code = 0;
};
[[nodiscard]] Parsed parse_command_line(int argc, const char* const* argv);

/// One option or positional argument as the parser knows it.
struct OptionDoc {
  std::vector<std::string> names;    // "-o", "--output"; of a positional "FILE"
  std::string value;                 // "FILE", "KEY=VALUE"; empty for a flag
  std::vector<std::string> choices;  // where only these are taken
  std::string text;
  std::string default_value;
  bool positional = false;
  bool required = false;
  bool repeatable = false;
};

struct CommandDoc {
  std::string name;
  std::string text;
  std::vector<OptionDoc> options;
  std::vector<CommandDoc> commands;
};

/// What the parser takes, for the manual page and for shells: made of the parser itself.
[[nodiscard]] CommandDoc command_doc();

/// One line that a POSIX shell reads back as these words.
[[nodiscard]] std::string shell_text(const std::vector<std::string>& words);

}  // namespace gigaload::tools
