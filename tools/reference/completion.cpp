#include "tools/reference/completion.hpp"

#include <fmt/format.h>

#include <string_view>
#include <vector>

namespace gigaload::tools {

namespace {

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

std::vector<std::string> names_of(const std::vector<CommandDoc>& commands) {
  std::vector<std::string> names;
  for (const CommandDoc& command : commands) names.push_back(command.name);
  return names;
}

/// Writes one arm of bash's case for a command: its options, and the words that some of them take.
std::string bash_arm(const std::string& path, const CommandDoc& command) {
  std::vector<std::string> words = names_of(command.commands);
  std::string taken;  // case of the word before
  for (const OptionDoc& option : command.options) {
    if (option.positional) {
      words.insert(words.end(), option.choices.begin(), option.choices.end());
      continue;
    }
    words.insert(words.end(), option.names.begin(), option.names.end());
    if (option.value.empty()) continue;
    taken += option.choices.empty()
                 ? fmt::format("        {}) words= ;;\n", fmt::join(option.names, "|"))
                 : fmt::format("        {}) words='{}' ;;\n", fmt::join(option.names, "|"),
                               joined(option.choices));
  }
  std::string text = fmt::format("    '{}')\n      words='{}'\n", path, joined(words));
  if (!taken.empty()) text += fmt::format("      case $before in\n{}      esac\n", taken);
  text += "      ;;\n";
  for (const CommandDoc& part : command.commands) {
    text += bash_arm(path.empty() ? part.name : path + " " + part.name, part);
  }
  return text;
}

/// Makes a text safe inside single quotes and square brackets of an _arguments specification.
std::string zsh_text(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (c == '\'') {
      safe += "'\\''";
    } else if (c == '[' || c == ']' || c == ':' || c == '\\') {
      safe += '\\';
      safe += c;
    } else {
      safe += c;
    }
  }
  return safe;
}

std::string zsh_value(const OptionDoc& option) {
  const std::string name = option.positional ? option.names.front() : option.value;
  return option.choices.empty() ? fmt::format(":{}:_files", zsh_text(name))
                                : fmt::format(":{}:({})", zsh_text(name), joined(option.choices));
}

std::string zsh_arguments(const CommandDoc& command) {
  std::string text = "_arguments -s";
  for (const OptionDoc& option : command.options) {
    if (option.positional) {
      text += fmt::format(" \\\n        '{}{}'", option.repeatable ? "*" : "", zsh_value(option));
      continue;
    }
    for (const std::string& name : option.names) {
      text += fmt::format(" \\\n        '{}{}[{}]{}'", option.repeatable ? "*" : "", name,
                          zsh_text(option.text), option.value.empty() ? "" : zsh_value(option));
    }
  }
  return text;
}

/// Writes a function for a command, which calls those of the commands below it.
std::string zsh_function(const std::string& name, const CommandDoc& command) {
  if (command.commands.empty()) {
    return fmt::format("{}() {{\n  {}\n}}\n", name, zsh_arguments(command));
  }
  std::string parts, listed, options, arms;
  for (const OptionDoc& option : command.options) {
    for (const std::string& word : option.names) {
      options += fmt::format("    '{}:{}'\n", word, zsh_text(option.text));
    }
  }
  for (const CommandDoc& part : command.commands) {
    const std::string own = name + "_" + part.name;
    parts += zsh_function(own, part);
    listed += fmt::format("    '{}:{}'\n", part.name, zsh_text(part.text));
    arms += fmt::format("    {}) shift words; (( CURRENT-- )); {} ;;\n", part.name, own);
  }
  return parts + fmt::format(
                     "{}() {{\n  local -a commands=(\n{}  ) options=(\n{}  )\n"
                     "  if (( CURRENT == 2 )); then\n    _describe command commands\n"
                     "    _describe -o option options\n    return\n  fi\n"
                     "  case $words[2] in\n{}  esac\n}}\n",
                     name, listed, options, arms);
}

}  // namespace

std::string bash_completion(const CommandDoc& program) {
  const std::string text = R"(# bash completion of gigaload: source <(gigaload completion bash)
_gigaload() {
  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
  local command= words= word
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$command $word" in
      @TOP@)
        command=${command:+$command }$word ;;
    esac
  done
  case $command in
@ARMS@  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  if ((${#COMPREPLY[@]} == 0)); then COMPREPLY=($(compgen -f -- "$current")); fi
}
complete -o filenames -F _gigaload gigaload
)";
  std::vector<std::string> known;  // command words in their place
  for (const CommandDoc& command : program.commands) {
    known.push_back(fmt::format("' {}'", command.name));
    for (const CommandDoc& part : command.commands) {
      known.push_back(fmt::format("'{} {}'", command.name, part.name));
    }
  }
  std::string script = text;
  const auto put = [&script](std::string_view mark, const std::string& with) {
    script.replace(script.find(mark), mark.size(), with);
  };
  put("@TOP@", fmt::format("{}", fmt::join(known, " | ")));
  put("@ARMS@", bash_arm("", program));
  return script;
}

std::string zsh_completion(const CommandDoc& program) {
  return "#compdef gigaload\n# zsh completion of gigaload\n" + zsh_function("_gigaload", program) +
         "if [[ $funcstack[1] == _gigaload ]]; then _gigaload; else compdef _gigaload gigaload; "
         "fi\n";
}

}  // namespace gigaload::tools
