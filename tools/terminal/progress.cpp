#include "tools/terminal/progress.hpp"

#include <fmt/core.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include "tools/terminal/signal_flag.hpp"

namespace gigaload::tools {

namespace {

constexpr auto kRedraw = std::chrono::milliseconds(100);
constexpr double kShort = 2.0;      // seconds of work that needs no word
constexpr double kFirstLine = 5.0;  // seconds
constexpr double kNextLine = 60.0;  // seconds

std::size_t terminal_columns() {
  winsize size = {};
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

double share_of(double done, double total) { return total > 0.0 ? done / total : 1.0; }

// whole hundredths and tenths are so but for rounding errors
int percent_of(double done, double total) {
  return static_cast<int>(std::floor(100.0 * share_of(done, total) + 1e-9));
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

double seconds_left(double from, double done, double total, double elapsed_s) {
  if (done <= from || done > total) return -1.0;
  return elapsed_s * (total - done) / (done - from);
}

bool line_is_due(double elapsed_s, double last_s) {
  return last_s < 0.0 ? elapsed_s >= kFirstLine : elapsed_s - last_s >= kNextLine;
}

std::string duration_text(double seconds) {
  const auto s = static_cast<long long>(std::ceil(std::max(seconds, 0.0)));
  if (s < 60) return fmt::format("{} s", s);
  if (s < 3600) return fmt::format("{} min {:02} s", s / 60, s % 60);
  return fmt::format("{} h {:02} min", s / 3600, s % 3600 / 60);
}

std::string about_text(double seconds) {
  constexpr double kMinute = 60.0, kHour = 3600.0, kDay = 86400.0;
  if (seconds < 1.5) return "about a second";
  if (seconds < 9.5) return fmt::format("about {:.0f} s", seconds);
  if (seconds < 95.0) return fmt::format("about {:.0f} s", 5.0 * std::round(seconds / 5.0));
  if (seconds < 99.0 * kMinute) return fmt::format("about {:.0f} min", seconds / kMinute);
  if (seconds < 10.0 * kHour) return fmt::format("about {:.1f} h", seconds / kHour);
  if (seconds < 2.0 * kDay) return fmt::format("about {:.0f} h", seconds / kHour);
  return fmt::format("about {:.2g} days", seconds / kDay);
}

Progress::Style Progress::style_of_stderr(bool quiet) {
  if (quiet) return Style::none;
  const char* terminal = std::getenv("TERM");
  const bool moves_cursor = terminal != nullptr && std::strcmp(terminal, "dumb") != 0;
  return isatty(STDERR_FILENO) == 1 && moves_cursor ? Style::bar : Style::lines;
}

Progress::Progress(Style style, bool coloured, const char* unit, From shown, double before,
                   std::FILE* out)
    : style_(style), coloured_(coloured), unit_(unit), shown_(shown), before_(before), out_(out) {}

Progress::~Progress() { clear(); }

void Progress::update(double done, double total) {
  if (style_ == Style::none) return;
  const auto now = Clock::now();
  const auto seconds_since = [now](Clock::time_point then) {
    return std::chrono::duration<double>(now - then).count();
  };
  if (!pace_from_) pace_from_.emplace(now, done);
  const double elapsed_s = seconds_since(start_);
  if (shown_ == From::two_seconds && elapsed_s < kShort) return;
  const double left_s =
      seconds_left(pace_from_->second, done, total, seconds_since(pace_from_->first));
  if (style_ == Style::lines) return update_line(done, total, elapsed_s, left_s);
  if (on_screen_ && now - drawn_ < kRedraw && done < total) return;
  write(out_, fmt::format("\r{}\033[K",
                          bar_text(done, total, unit_, left_s, terminal_columns(), coloured_)));
  drawn_ = now;
  on_screen_ = true;
}

void Progress::update_line(double done, double total, double elapsed_s, double left_s) {
  const int tenths = percent_of(done, total) / 10;
  const int told = std::max(tenths_, percent_of(before_, total) / 10);
  tenths_ = std::max(told, tenths);
  if (tenths <= told && !line_is_due(elapsed_s, line_s_)) return;
  write(out_, fmt::format("{}\n", line_text(done, total, unit_, left_s)));
  line_s_ = elapsed_s;
}

void Progress::clear() {
  if (!on_screen_) return;
  write(out_, "\r\033[K");
  on_screen_ = false;
}

std::string Progress::bar_text(double done, double total, const char* unit, double left_s,
                               std::size_t columns, bool coloured) {
  const double share = share_of(done, total);
  const std::string text = fmt::format(" {:3.0f} %  {:.0f} of {:.0f} {}  {}", 100.0 * share,
                                       std::floor(done), total, unit, left_text(left_s));
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

std::string Progress::line_text(double done, double total, const char* unit, double left_s) {
  const std::string left = left_text(left_s);
  return fmt::format("{:.0f} of {:.0f} {}, {} %{}{}", std::floor(done), total, unit,
                     percent_of(done, total), left.empty() ? "" : ", ", left);
}

std::function<bool(double, double)> shown_until_signal(Progress& progress) {
  return [&progress](double done, double total) {
    progress.update(done, total);
    return !SignalFlag::raised();
  };
}

}  // namespace gigaload::tools
