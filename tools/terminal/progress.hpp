#pragma once

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <string>

namespace gigaload::tools {

/// Time left [s], by the pace so far: elapsed_s * (total - done) / (done - from). Negative when
/// nothing is done yet. `from`: where this run took up, what an earlier one has done counts not.
[[nodiscard]] double seconds_left(std::size_t from, std::size_t done, std::size_t total,
                                  double elapsed_s);

/// "42 s", "3 min 05 s", "2 h 07 min".
[[nodiscard]] std::string duration_text(double seconds);

/// How far a run or a sweep is, on stderr: a bar that redraws itself on a terminal, a plain line at
/// each tenth otherwise.
class Progress {
 public:
  enum class Style { none, lines, bar };

  /// bar where stderr is a terminal that can move its cursor, lines elsewhere, none if `quiet`.
  [[nodiscard]] static Style style_of_stderr(bool quiet);

  /// `from`: what an earlier, interrupted run has done. `unit`: of what is done, "h".
  Progress(Style style, bool coloured, std::size_t from, const char* unit, std::FILE* out = stderr);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void update(std::size_t done, std::size_t total);
  /// Wipes the bar, so that the next message starts on a clean line.
  void clear();

  /// The bar as it is drawn: filled share, percent, count, time left. `columns`: of the terminal.
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
