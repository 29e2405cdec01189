#pragma once

#include <optional>
#include <vector>

#include "tools/program/parser.hpp"

namespace gigaload::tools {

/// Reads the words as options of the command T. Returns nothing where the parser refuses them; what
/// it says of them is on stderr.
template <class T>
std::optional<T> parsed(std::vector<const char*> words) {
  T asked;
  const Command program{.name = "gigaload",
                        .text = "",
                        .commands = {{.name = T::kName, .text = "", .options = asked.options()}}};
  words.insert(words.begin(), {"gigaload", T::kName});
  const Parsed read = parse(program, static_cast<int>(words.size()), words.data());
  if (read.command == nullptr) return std::nullopt;
  return asked;
}

}  // namespace gigaload::tools
