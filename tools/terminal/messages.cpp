#include "tools/terminal/messages.hpp"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>

#include "grid/core/error.hpp"
#include "scenarios/text/printable.hpp"

namespace gigaload::tools {

namespace {

bool is_set(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

spdlog::level::level_enum to_spdlog(Level level) {
  switch (level) {
    case Level::detail:
      return spdlog::level::debug;
    case Level::info:
      return spdlog::level::info;
    case Level::warning:
      return spdlog::level::warn;
    case Level::error:
      return spdlog::level::err;
  }
  return spdlog::level::critical;
}

}  // namespace

bool colours_wanted() {
  const char* terminal = std::getenv("TERM");
  return isatty(STDERR_FILENO) == 1 && !is_set("NO_COLOR") && terminal != nullptr &&
         std::strcmp(terminal, "dumb") != 0;
}

void set_up_messages(Verbosity verbosity) {
  auto sink = std::make_shared<spdlog::sinks::stderr_color_sink_mt>(
      colours_wanted() ? spdlog::color_mode::always : spdlog::color_mode::never);
  auto logger = std::make_shared<spdlog::logger>("gigaload", std::move(sink));
  logger->set_pattern("%n: %^%l%$: %v");
  switch (verbosity) {
    case Verbosity::quiet:
      logger->set_level(spdlog::level::warn);
      break;
    case Verbosity::normal:
      logger->set_level(spdlog::level::info);
      break;
    case Verbosity::verbose:
      logger->set_level(spdlog::level::debug);
      break;
  }
  spdlog::set_default_logger(std::move(logger));
}

void report(Level level, std::string_view message) {
  const std::string shown = scenarios::printable(message);
  spdlog::default_logger_raw()->log(to_spdlog(level),
                                    spdlog::string_view_t(shown.data(), shown.size()));
}

void print_to_stdout(std::string_view text) {
  const std::string shown = scenarios::printable(text);
  const bool written = std::fwrite(shown.data(), 1, shown.size(), stdout) == shown.size();
  if (written && std::fflush(stdout) == 0) return;
  const int error = errno;
  if (error == EPIPE) {
    std::signal(SIGPIPE, SIG_DFL);
    std::raise(SIGPIPE);
  }
  throw InputError(std::string("standard output: cannot be written: ") + std::strerror(error));
}

void print_to_stderr(std::string_view text) {
  const std::string shown = scenarios::printable(text);
  (void)std::fwrite(shown.data(), 1, shown.size(), stderr);
}

}  // namespace gigaload::tools
