#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tools/program/option.hpp"

namespace gigaload::tools {

struct Command;

/// A Call is what a command is told besides its options.
struct Call {
  std::vector<std::string> words;  // the whole command line
  const Command& program;
};

/// A Command is what a person can ask the program for: either it has commands of its own, or it
/// runs and returns the program's exit code.
struct Command {
  std::string name;
  std::string text;  // one line for help, the manual page and completion
  std::vector<Option> options = {};
  std::function<int(const Call&)> run = {};
  std::vector<Command> commands = {};
};

/// Makes a command of a struct T that holds the values of its options. T has the constants kName
/// and kText, a function options() that declares the options, and run(const Call&), which does the
/// work.
template <class T>
[[nodiscard]] Command command() {
  const auto asked = std::make_shared<T>();
  return {.name = T::kName,
          .text = T::kText,
          .options = asked->options(),
          .run = [asked](const Call& call) { return asked->run(call); }};
}

}  // namespace gigaload::tools
