#pragma once

#include "tools/program/command.hpp"
#include "tools/program/command_doc.hpp"

namespace gigaload::tools {

/// Parsed holds the command that was asked for, or none where the program is to end: after --help
/// and --version (exit code kDone, text on stdout) and after a mistake (kBadInput, message on
/// stderr).
struct Parsed {
  const Command* command = nullptr;
  int exit_code = 0;
};

/// Reads the command line into the targets of the options of the command that it names.
[[nodiscard]] Parsed parse(const Command& program, int argc, const char* const* argv);

/// Tells what the parser takes, for the manual page and for shells.
[[nodiscard]] CommandDoc documentation(const Command& program);

}  // namespace gigaload::tools
