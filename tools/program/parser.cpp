#include "tools/program/parser.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>  // 11 s to compile: included nowhere else
#include <cstdio>
#include <limits>
#include <optional>
#include <sstream>
#include <type_traits>

#include "tools/program/exit_code.hpp"
#include "tools/program/option_checks.hpp"
#include "tools/program/unknown_word.hpp"
#include "tools/program/version.hpp"
#include "tools/terminal/messages.hpp"

namespace gigaload::tools {

namespace {

constexpr const char* kFooter =
    "Exit codes: 0 done, 1 a limit is broken (swing), 2 bad input, 3 numerical failure,\n"
    "4 members of a sweep failed, 5 not all can be judged (swing), 70 fault of the program,\n"
    "71 fault of the machine, 75 interrupted and resumable.";

template <class... Functions>
struct Overloaded : Functions... {
  using Functions::operator()...;
};

/// `type_most`: the largest number of the target's type.
void add_check(CLI::Option& added, const Check& check, std::uint64_t type_most) {
  const auto add_whole = [&added](const WholeRange& range, const std::string& name) {
    added.check(CLI::Validator(
        [range](std::string& text) { return whole_number_fault(text, range); }, name));
  };
  std::visit(Overloaded{[&](std::monostate) {
                          if (type_most > 0) add_whole({0, type_most}, "");
                        },
                        [&](const WholeRange& range) {
                          add_whole(range, fmt::format("{} to {}", range.least, range.most));
                        },
                        [&](const RealRange& range) {
                          added.check(CLI::Validator(
                              [range](std::string& text) { return real_number_fault(text, range); },
                              fmt::format("{} to {}", range.least, range.most)));
                        },
                        [&](AboveZero) { add_whole({1, type_most}, "above 0"); },
                        [&](const OneOf& choice) { added.check(CLI::IsMember(choice.words)); },
                        [&](const Rule& rule) {
                          auto fault = rule.fault;
                          added.check(CLI::Validator(
                              [fault](std::string& text) { return fault(text); }, rule.name));
                        }},
             check);
}

template <class T>
CLI::Option* add_to_target(CLI::App& app, const Option& option, T& target) {
  if constexpr (std::is_same_v<T, bool>) {
    return app.add_flag(option.names, target, option.text);
  } else {
    return app.add_option(option.names, target, option.text);
  }
}

template <class T>
struct Plain {
  using Type = T;
};
template <class T>
struct Plain<std::optional<T>> {
  using Type = T;
};

template <class T>
constexpr bool kIsVector = false;
template <class T>
constexpr bool kIsVector<std::vector<T>> = true;

CLI::Option* add_option(CLI::App& app, const Option& option) {
  std::uint64_t type_most = 0;
  CLI::Option* const added = std::visit(
      [&](auto* target) {
        CLI::Option* const made = add_to_target(app, option, *target);
        // a word after "--set KEY=VALUE" is no second setting
        if (kIsVector<std::remove_pointer_t<decltype(target)>> && !made->get_positional()) {
          made->allow_extra_args(false);
        }
        using Number = typename Plain<std::remove_pointer_t<decltype(target)>>::Type;
        if constexpr (std::is_integral_v<Number> && !std::is_same_v<Number, bool>) {
          type_most = static_cast<std::uint64_t>(std::numeric_limits<Number>::max());
        }
        return made;
      },
      option.target);
  add_check(*added, option.check, type_most);
  if (!option.value.empty()) added->type_name(option.value);
  if (option.shows_default) added->capture_default_str();
  if (option.at_most > 0) added->expected(0, option.at_most);
  added->required(option.required);
  return added;
}

/// Throws what CLI11 throws where an option is missing and nothing stands in its place.
void check_replaced(const CLI::App& app, const std::vector<Option>& options) {
  for (const Option& option : options) {
    if (option.replaced_by.empty() || app.count(option.names) > 0) continue;
    const bool replaced = std::ranges::any_of(
        option.replaced_by, [&](const std::string& name) { return app.count(name) > 0; });
    if (!replaced) throw CLI::RequiredError(option.names);
  }
}

void add_options(CLI::App& app, const std::vector<Option>& options) {
  std::vector<CLI::Option*> added;
  for (const Option& option : options) added.push_back(add_option(app, option));
  for (std::size_t n = 0; n < options.size(); ++n) {
    for (const std::string& name : options[n].replaced_by) app.get_option(name)->excludes(added[n]);
    for (const std::string& name : options[n].excludes) added[n]->excludes(app.get_option(name));
    for (const std::string& name : options[n].needs) added[n]->needs(app.get_option(name));
  }
}

/// Adds the command's options and those of the commands below it; `called` becomes the command
/// that the command line names.
void add_command(CLI::App& app, const Command& command, const Command*& called) {
  add_options(app, command.options);
  if (command.commands.empty()) {
    app.callback([&app, &command, &called] {
      check_replaced(app, command.options);
      called = &command;
    });
    return;
  }
  app.require_subcommand(1);
  for (const Command& part : command.commands) {
    add_command(*app.add_subcommand(part.name, part.text), part, called);
  }
}

/// Parser is CLI11's parser of a program.
class Parser {
 public:
  explicit Parser(const Command& program) : app(program.text, program.name) {
    app.set_version_flag("--version", version_text());
    app.footer(kFooter);
    add_command(app, program, called);
  }

  CLI::App app;
  const Command* called = nullptr;
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

/// CLI11 says of a word that it knows not only that it was not expected.
bool is_about_words(const CLI::ParseError& error) {
  const auto code = static_cast<CLI::ExitCodes>(error.get_exit_code());
  return code == CLI::ExitCodes::ExtrasError || code == CLI::ExitCodes::RequiredError;
}

}  // namespace

CommandDoc documentation(const Command& program) {
  const Parser parser(program);
  return doc_of(parser.app);
}

Parsed parse(const Command& program, int argc, const char* const* argv) {
  Parser parser(program);
  try {
    parser.app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const std::string unknown =
        unknown_word(program, std::vector<std::string>(argv + 1, argv + argc));
    if (!unknown.empty() && is_about_words(error)) {
      print_to_stderr(unknown + "\nRun with --help for more information.\n");
      return {.command = nullptr, .exit_code = kBadInput};
    }
    std::ostringstream out, err;
    const bool asked_for = parser.app.exit(error, out, err) == 0;  // --help, --version
    if (!out.str().empty()) print_to_stdout(out.str());
    print_to_stderr(err.str());
    return {.command = nullptr, .exit_code = asked_for ? kDone : kBadInput};
  }
  return {.command = parser.called, .exit_code = kDone};
}

}  // namespace gigaload::tools
