#pragma once

/// This component writes messages to the person at the terminal, all of them on stderr. No other
/// one logs with the logging library.

#include <fmt/core.h>

#include <string_view>
#include <utility>

namespace gigaload::tools {

enum class Verbosity { quiet, normal, verbose };

/// Sets how messages look: "gigaload: warning: ..." on stderr, with colours on a terminal unless
/// NO_COLOR is set. If quiet, there are warnings and errors only.
void set_up_messages(Verbosity verbosity);

/// Tells whether stderr may be coloured: it is a terminal that can, and the environment has no
/// NO_COLOR.
[[nodiscard]] bool colours_wanted();

enum class Level { detail, info, warning, error };
/// Writes a message of that level, as printable() makes it.
void report(Level level, std::string_view message);

template <class... Args>
void report_detail(fmt::format_string<Args...> format, Args&&... args) {
  report(Level::detail, fmt::format(format, std::forward<Args>(args)...));
}
template <class... Args>
void report_info(fmt::format_string<Args...> format, Args&&... args) {
  report(Level::info, fmt::format(format, std::forward<Args>(args)...));
}
template <class... Args>
void report_error(fmt::format_string<Args...> format, Args&&... args) {
  report(Level::error, fmt::format(format, std::forward<Args>(args)...));
}

/// Writes `text` to stdout, as printable() makes it. Throws InputError when it cannot be written
/// (disk full, stream closed). Where nobody reads any more the program ends by SIGPIPE, as others
/// in a pipeline do.
void print_to_stdout(std::string_view text);

/// Writes `text` to stderr without a level, as printable() makes it. Work does not end because
/// nobody can be told of it: what cannot be written is lost.
void print_to_stderr(std::string_view text);

}  // namespace gigaload::tools
