#include "tools/reference/man_page.hpp"

#include <fmt/format.h>

#include <string_view>

namespace gigaload::tools {

namespace {

constexpr std::string_view kDescription = R"(.SH DESCRIPTION
gigaload takes a scenario, a TOML file that says which data-centre campuses were promised where and
when, and writes one HDF5 file: the build-out of the campuses against the pipeline that delivers
them, and hour by hour the load, water and shortfall of the states' grids under it, with outages and
weather drawn a number of times.
.PP
Results go to the named file, messages to the standard error, summaries and JSON to the standard
output. A result is written under FILE.partial and renamed when it is whole.
)";

constexpr std::string_view kEnd = R"(.SH EXIT STATUS
.TP
.B 0
done
.TP
.B 1
of swing: a limit is broken
.TP
.B 2
bad input: scenario, data file, command line, output path
.TP
.B 3
numerical failure
.TP
.B 4
of sweep run: members failed, now or before; they stopped no other
.TP
.B 5
of swing: no limit is broken, but not all can be judged
.TP
.B 70
fault of the program
.TP
.B 71
fault of the machine: no memory, thread or process to be had
.TP
.B 75
interrupted (SIGINT, SIGTERM) and resumable
.SH ENVIRONMENT
.TP
.B GIGALOAD_DATA
folder of the shipped scenarios and their data, in place of the installed one
.TP
.B NO_COLOR
no colours on a terminal, when set to anything
.TP
.B HDF5_USE_FILE_LOCKING
FALSE where locks fail on a cluster's file system
.SH EXAMPLES
.nf
gigaload run us-33gw --report
gigaload show us-33gw | less
gigaload run my.toml --set campus.example.capacity="2 GW" --to 2028-01-01
gigaload host us-33gw --region VA_DOM --year 2030 --criterion lole=0.1d
gigaload adequacy rts.pras --add-load "700 MW" --until eue=2%
gigaload sweep expand my-sweep.toml -o runs && gigaload sweep run runs
.fi
.SH SEE ALSO
The keys of a scenario: gigaload show \-\-keys. The variables of a result: gigaload info
\-\-variables.
)";

/// Makes a text that roff takes as it stands.
std::string roff(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (c == '\\') {
      safe += "\\e";
    } else if (c == '-') {
      safe += "\\-";
    } else if ((c == '.' || c == '\'') && (safe.empty() || safe.back() == '\n')) {
      safe += "\\&";
      safe += c;
    } else {
      safe += c;
    }
  }
  return safe;
}

std::string option_text(const OptionDoc& option) {
  std::string text = ".TP\n";
  for (std::size_t n = 0; n < option.names.size(); ++n) {
    text += fmt::format("{}\\fB{}\\fR", n == 0 ? "" : ", ", roff(option.names[n]));
  }
  if (!option.value.empty() && !option.positional) {
    text += fmt::format(" \\fI{}\\fR", roff(option.value));
  }
  text += '\n' + roff(option.text);
  if (!option.choices.empty()) {
    text += fmt::format(" ({})", roff(fmt::format("{}", fmt::join(option.choices, ", "))));
  }
  if (!option.default_value.empty()) text += fmt::format(" [{}]", roff(option.default_value));
  if (option.required && !option.positional) text += "; required";
  return text + '\n';
}

/// Writes a synopsis such as "gigaload run SCENARIO [OPTIONS]".
std::string synopsis_of(const std::string& words, const CommandDoc& command) {
  std::string text = fmt::format("\\fB{}\\fR", roff(words));
  for (const OptionDoc& option : command.options) {
    if (!option.positional) continue;
    const std::string name = fmt::format("\\fI{}\\fR", roff(option.names[0]));
    text += option.required ? " " + name : " [" + name + "]";
    if (option.repeatable) text += " ...";
  }
  return text + " [\\fIOPTIONS\\fR]";
}

std::string command_text(const std::string& words, const CommandDoc& command) {
  if (!command.commands.empty()) {
    std::string text;
    for (const CommandDoc& part : command.commands) {
      text += command_text(words + " " + part.name, part);
    }
    return text;
  }
  std::string text =
      fmt::format(".SS \"{}\"\n{}\n.PP\n{}.\n", roff(words.substr(words.find(' ') + 1)),
                  synopsis_of(words, command), roff(command.text));
  for (const OptionDoc& option : command.options) {
    if (option.names.back() != "--help") text += option_text(option);  // it is said once
  }
  return text;
}

}  // namespace

std::string man_page(const CommandDoc& program, const std::string& version) {
  std::string text =
      fmt::format(".TH GIGALOAD 1 \"\" \"gigaload {}\" \"User Commands\"\n", roff(version));
  text +=
      ".SH NAME\ngigaload \\- load, water and shortfall of data\\-centre campuses on state "
      "grids\n.SH SYNOPSIS\n";
  text += synopsis_of(program.name + " COMMAND", program) + '\n';
  text += kDescription;
  text += ".SH OPTIONS\n";
  for (const OptionDoc& option : program.options) text += option_text(option);
  text += ".SH COMMANDS\n";
  for (const CommandDoc& command : program.commands) {
    text += command_text(program.name + " " + command.name, command);
  }
  text += kEnd;
  return text;
}

}  // namespace gigaload::tools
