#pragma once

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <functional>
#include <optional>
#include <string>
#include <utility>

namespace gigaload::tools {

/// Estimates the time left [s] by the pace so far: elapsed_s * (total - done) / (done - from),
/// which is negative when nothing is done yet. `from` is what was done when the clock started.
[[nodiscard]] double seconds_left(double from, double done, double total, double elapsed_s);

/// Tells whether a line is due that no tenth asks for: the first one after five seconds, others
/// after a minute without any. `last_s` is when the last line was written, negative for none.
[[nodiscard]] bool line_is_due(double elapsed_s, double last_s);

/// Writes a duration as "42 s", "3 min 05 s" or "2 h 07 min".
[[nodiscard]] std::string duration_text(double seconds);

/// Writes an estimate of a duration, with two digits at most: "about 40 s", "about 3 min", "about
/// 2.5 h".
[[nodiscard]] std::string about_text(double seconds);

/// Progress shows on stderr how far long work is: by a bar that redraws itself on a terminal, by
/// plain lines otherwise, at each tenth and where nothing was told for long.
class Progress {
 public:
  enum class Style { none, lines, bar };
  /// Work that is mostly short is not worth a word before it has taken two seconds.
  enum class From { start, two_seconds };

  /// Chooses a bar if stderr is a terminal that can move its cursor, lines if it is anything else,
  /// and nothing if `quiet`.
  [[nodiscard]] static Style style_of_stderr(bool quiet);

  /// `unit` is that of the work, such as "h"; `before` is what an earlier, interrupted run has
  /// done.
  Progress(Style style, bool coloured, const char* unit, From shown = From::start,
           double before = 0.0, std::FILE* out = stderr);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Shows how much is done; parts count for the time left, and whole ones are told. The first call
  /// starts the clock of the pace: what was done by then may have been quick or slow.
  void update(double done, double total);
  void update(std::size_t done, std::size_t total) {
    update(static_cast<double>(done), static_cast<double>(total));
  }
  /// Wipes the bar, so that the next message starts on a clean line.
  void clear();

  /// Writes the bar as it is drawn, with its filled share, percent, count and time left, for a
  /// terminal of so many columns.
  [[nodiscard]] static std::string bar_text(double done, double total, const char* unit,
                                            double left_s, std::size_t columns, bool coloured);
  [[nodiscard]] static std::string line_text(double done, double total, const char* unit,
                                             double left_s);

 private:
  using Clock = std::chrono::steady_clock;

  void update_line(double done, double total, double elapsed_s, double left_s);

  Style style_;
  bool coloured_;
  const char* unit_;
  From shown_;
  double before_;
  std::FILE* out_;
  Clock::time_point start_ = Clock::now(), drawn_;
  std::optional<std::pair<Clock::time_point, double>> pace_from_;  // of the first update
  int tenths_ = 0;                                                 // told of
  double line_s_ = -1.0;                                           // when the last was written
  bool on_screen_ = false;
};

/// Returns a function that shows how much is done, and says to go on until a signal comes.
[[nodiscard]] std::function<bool(double done, double total)> shown_until_signal(Progress& progress);

}  // namespace gigaload::tools
