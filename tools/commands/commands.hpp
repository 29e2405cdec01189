#pragma once

#include "tools/program/command_line.hpp"

/// The program's commands: each returns the exit code and throws as its parts do.
namespace gigaload::tools {

[[nodiscard]] int command_run(const CommandLine& line);
/// No run: the scenario's problems, or one line that says it is sound.
[[nodiscard]] int command_check(const CommandLine& line);
[[nodiscard]] int command_show(const CommandLine& line);
[[nodiscard]] int command_info(const CommandLine& line);
/// A result as one HTML page.
[[nodiscard]] int command_report(const CommandLine& line);
/// How much campus a region can host at a criterion of adequacy.
[[nodiscard]] int command_host(const CommandLine& line);
/// A year of a scenario as a PRAS system file.
[[nodiscard]] int command_export(const CommandLine& line);
/// Resource adequacy of a PRAS system file, of tables of units and load, or of a scenario's year.
[[nodiscard]] int command_adequacy(const CommandLine& line);
/// How much constant load fits under a region's seasonal peaks if it is curtailed a little.
[[nodiscard]] int command_headroom(const CommandLine& line);

/// A shell's completion script.
[[nodiscard]] int command_completion(const CommandLine& line);
/// The manual page.
[[nodiscard]] int command_man(const CommandLine& line);

/// Many variants of a scenario: expand, run, status, gather, slurm, sensitivity.
[[nodiscard]] int command_sweep(const CommandLine& line);

}  // namespace gigaload::tools
