#pragma once

#include <string>

#include "tools/program/command_doc.hpp"

namespace gigaload::tools {

/// A script by which bash completes commands, options, their choices, and files elsewhere.
[[nodiscard]] std::string bash_completion(const CommandDoc& program);
/// The same for zsh, as a file of its function path or to be sourced; options with their meaning.
[[nodiscard]] std::string zsh_completion(const CommandDoc& program);

}  // namespace gigaload::tools
