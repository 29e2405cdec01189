#pragma once

/// Messages to the person at the terminal, all of them on stderr. The only place that knows the
/// logging library.

#include <fmt/core.h>

#include <string_view>
#include <utility>

namespace gigaload::tools {

enum class Verbosity { quiet, normal, verbose };

/// "gigaload: warning: ..." on stderr; colours on a terminal unless NO_COLOR is set. quiet:
/// warnings and errors only.
void set_up_messages(Verbosity verbosity);

/// True when stderr may be coloured: a terminal that can, and no NO_COLOR in the environment.
[[nodiscard]] bool colours_wanted();

enum class Level { detail, info, warning, error };
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

/// Writes `text` to stdout. Throws InputError when it cannot be written (disk full).
void print_to_stdout(std::string_view text);

}  // namespace gigaload::tools
