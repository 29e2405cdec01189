#pragma once

#include <string>

#include "tools/program/command_doc.hpp"

namespace gigaload::tools {

/// Writes a script by which bash completes commands, options, their choices, and files elsewhere.
[[nodiscard]] std::string bash_completion(const CommandDoc& program);
/// Writes a script by which zsh completes the same and shows what the options mean. It can be
/// sourced, or lie in zsh's function path.
[[nodiscard]] std::string zsh_completion(const CommandDoc& program);

}  // namespace gigaload::tools
