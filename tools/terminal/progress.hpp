#pragma once

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <string>

namespace gigaload::tools {

/// Estimates the time left [s] by the pace so far: elapsed_s * (total - done) / (done - from),
/// which is negative when nothing is done yet. `from` is what an earlier run had done.
[[nodiscard]] double seconds_left(std::size_t from, std::size_t done, std::size_t total,
                                  double elapsed_s);

/// Writes a duration as "42 s", "3 min 05 s" or "2 h 07 min".
[[nodiscard]] std::string duration_text(double seconds);

/// Progress shows on stderr how far a run or a sweep is: by a bar that redraws itself on a
/// terminal, by a plain line at each tenth otherwise.
class Progress {
 public:
  enum class Style { none, lines, bar };

  /// Chooses a bar if stderr is a terminal that can move its cursor, lines if it is anything else,
  /// and nothing if `quiet`.
  [[nodiscard]] static Style style_of_stderr(bool quiet);

  /// Begins with what an earlier, interrupted run has done; `unit` is that of the work, such as
  /// "h".
  Progress(Style style, bool coloured, std::size_t from, const char* unit, std::FILE* out = stderr);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void update(std::size_t done, std::size_t total);
  /// Wipes the bar, so that the next message starts on a clean line.
  void clear();

  /// Writes the bar as it is drawn, with its filled share, percent, count and time left, for a
  /// terminal of so many columns.
  [[nodiscard]] static std::string bar_text(std::size_t done, std::size_t total, const char* unit,
                                            double left_s, std::size_t columns, bool coloured);
  [[nodiscard]] static std::string line_text(std::size_t done, std::size_t total, const char* unit,
                                             double left_s);

 private:
  using Clock = std::chrono::steady_clock;

  Style style_;
  bool coloured_;
  std::size_t from_;
  const char* unit_;
  std::FILE* out_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point drawn_;
  std::size_t tenths_;
  bool on_screen_ = false;
};

}  // namespace gigaload::tools
