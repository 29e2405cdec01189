#include "tools/terminal/progress.hpp"

#include <fmt/core.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

namespace gigaload::tools {

namespace {

constexpr std::size_t kTenths = 10;
constexpr auto kRedraw = std::chrono::milliseconds(100);

std::size_t terminal_columns() {
  winsize size = {};
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

std::size_t tenths_of(std::size_t done, std::size_t total) {
  return total == 0 ? kTenths : done * kTenths / total;
}

std::string left_text(double left_s) {
  return left_s < 0.0 ? std::string() : duration_text(left_s) + " left";
}

/// Work goes on where nobody can be told of it.
void write(std::FILE* out, const std::string& text) {
  (void)std::fwrite(text.data(), 1, text.size(), out);
  std::fflush(out);
}

}  // namespace

double seconds_left(std::size_t from, std::size_t done, std::size_t total, double elapsed_s) {
  if (done <= from || done > total) return -1.0;
  return elapsed_s * static_cast<double>(total - done) / static_cast<double>(done - from);
}

std::string duration_text(double seconds) {
  const auto s = static_cast<long long>(std::ceil(std::max(seconds, 0.0)));
  if (s < 60) return fmt::format("{} s", s);
  if (s < 3600) return fmt::format("{} min {:02} s", s / 60, s % 60);
  return fmt::format("{} h {:02} min", s / 3600, s % 3600 / 60);
}

Progress::Style Progress::style_of_stderr(bool quiet) {
  if (quiet) return Style::none;
  const char* terminal = std::getenv("TERM");
  const bool moves_cursor = terminal != nullptr && std::strcmp(terminal, "dumb") != 0;
  return isatty(STDERR_FILENO) == 1 && moves_cursor ? Style::bar : Style::lines;
}

Progress::Progress(Style style, bool coloured, std::size_t from, const char* unit, std::FILE* out)
    : style_(style), coloured_(coloured), from_(from), unit_(unit), out_(out), tenths_(0) {}

Progress::~Progress() { clear(); }

void Progress::update(std::size_t done, std::size_t total) {
  if (style_ == Style::none) return;
  const auto now = Clock::now();
  const double elapsed_s = std::chrono::duration<double>(now - start_).count();
  const double left_s = seconds_left(from_, done, total, elapsed_s);
  if (style_ == Style::lines) {
    const std::size_t tenths = tenths_of(done, total);
    const std::size_t before = std::max(tenths_, tenths_of(from_, total));
    if (tenths > before) write(out_, fmt::format("{}\n", line_text(done, total, unit_, left_s)));
    tenths_ = std::max(before, tenths);
    return;
  }
  if (on_screen_ && now - drawn_ < kRedraw && done < total) return;
  write(out_, fmt::format("\r{}\033[K",
                          bar_text(done, total, unit_, left_s, terminal_columns(), coloured_)));
  drawn_ = now;
  on_screen_ = true;
}

void Progress::clear() {
  if (!on_screen_) return;
  write(out_, "\r\033[K");
  on_screen_ = false;
}

std::string Progress::bar_text(std::size_t done, std::size_t total, const char* unit, double left_s,
                               std::size_t columns, bool coloured) {
  const double share = total == 0 ? 1.0 : static_cast<double>(done) / static_cast<double>(total);
  const std::string text = fmt::format(" {:3.0f} %  {} of {} {}  {}", 100.0 * share, done, total,
                                       unit, left_text(left_s));
  // the last column stays free: writing there wraps the line on some terminals
  const std::size_t room = columns > text.size() + 3 ? columns - text.size() - 3 : 0;
  const std::size_t cells = std::min<std::size_t>(room, 40);
  if (cells == 0) return text.substr(0, columns > 0 ? columns - 1 : 0);
  const auto filled = static_cast<std::size_t>(std::floor(share * static_cast<double>(cells)));
  const std::string bar(filled, '#');
  const std::string rest(cells - filled, '.');
  return coloured ? fmt::format("[\033[32m{}\033[0m{}]{}", bar, rest, text)
                  : fmt::format("[{}{}]{}", bar, rest, text);
}

std::string Progress::line_text(std::size_t done, std::size_t total, const char* unit,
                                double left_s) {
  const std::size_t percent = total == 0 ? 100 : done * 100 / total;
  const std::string left = left_text(left_s);
  return fmt::format("{} of {} {}, {} %{}{}", done, total, unit, percent, left.empty() ? "" : ", ",
                     left);
}

}  // namespace gigaload::tools
