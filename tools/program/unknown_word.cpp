#include "tools/program/unknown_word.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "scenarios/text/edit_distance.hpp"

namespace gigaload::tools {

namespace {

/// Cuts "-o,--output" into its names; an argument by position has none.
std::vector<std::string> names_of(const Option& option) {
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin < option.names.size();) {
    const std::size_t end = std::min(option.names.find(',', begin), option.names.size());
    std::string name = option.names.substr(begin, end - begin);
    if (name.starts_with('-')) names.push_back(std::move(name));
    begin = end + 1;
  }
  return names;
}

const Option* find_option(const Command& command, const std::string& name) {
  const auto found = std::ranges::find_if(command.options, [&](const Option& option) {
    const auto names = names_of(option);
    return std::ranges::find(names, name) != names.end();
  });
  return found == command.options.end() ? nullptr : &*found;
}

std::string unknown_command(const std::string& path, const Command& command,
                            const std::string& word) {
  std::vector<std::string> names;
  std::ranges::transform(command.commands, std::back_inserter(names), &Command::name);
  return fmt::format("{}: there is no command \"{}\"{}; there are {}", path, word,
                     scenarios::suggestion(word, names), fmt::join(names, ", "));
}

std::string unknown_option(const std::string& path, const Command& command,
                           const std::string& word) {
  std::vector<std::string> names;
  for (const Option& option : command.options)
    std::ranges::move(names_of(option), std::back_inserter(names));
  std::string text =
      fmt::format("{}: there is no option {}{}", path, word, scenarios::suggestion(word, names));
  if (!names.empty()) text += fmt::format("; there are {}", fmt::join(names, ", "));
  if (find_option(command, "--set") != nullptr) {
    text += "; a setting of the scenario is changed by --set, as in --set ensemble.samples=10";
  }
  return text;
}

}  // namespace

std::string unknown_word(const Command& program, std::span<const std::string> words) {
  const Command* command = &program;
  std::string path = program.name;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "--") return {};
    const bool is_option = word.size() > 1 && word.front() == '-';
    if (is_option) {
      const std::string name =
          word.starts_with("--") ? word.substr(0, word.find('=')) : word.substr(0, 2);
      if (name == "-h" || name == "--help" || name == "--version") continue;
      const Option* const option = find_option(*command, name);
      if (option == nullptr) return unknown_option(path, *command, name);
      const bool takes_next = !std::holds_alternative<bool*>(option->target) && name == word;
      if (takes_next) ++i;
    } else if (!command->commands.empty()) {
      const auto found = std::ranges::find(command->commands, word, &Command::name);
      if (found == command->commands.end()) return unknown_command(path, *command, word);
      command = &*found;
      path += " " + word;
    }
  }
  return {};
}

}  // namespace gigaload::tools
