#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "grid/core/root_search.hpp"

namespace gigaload::sim {

/// Searches the perfect capacity of one interconnection, an assessment at a time: it says which
/// samples to assess with how much, and takes the days with shortfall of each.
///
/// More capacity makes no sample short that was not short with less. So a few samples find about
/// where to look (pilot), all samples are assessed there once, with somewhat less capacity than is
/// wanted (screen), and from there on only those that were short are assessed again (refine): at
/// 0.1 days a year one in ten. The answer is the least multiple of a round step of power, at most
/// 0.1 % of the mean load, with which all samples have no more than the wanted days: it is that of
/// a search that assesses all of them each time, and does not depend on the way to it. It would for
/// samples that stores make short with more capacity, which are next to none.
class CalibrationSearch {
 public:
  /// Begins a search. `wanted_days`: mean over the samples.
  CalibrationSearch(std::string name, double mean_mw, double wanted_days, std::uint32_t samples);

  /// Returns a search that is over: of what is known already, or has no load.
  [[nodiscard]] static CalibrationSearch known(std::string name, double mean_mw, double found_mw);

  enum class Stage : std::uint8_t { pilot, screen, screened, refine, done, failed };
  [[nodiscard]] Stage stage() const { return stage_; }
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] double mean_mw() const { return mean_mw_; }
  /// Returns the step of power of which the answer is a multiple [MW].
  [[nodiscard]] double step_mw() const { return step_mw_; }

  /// Returns the perfect capacity to assess next, the one that was found, or about that.
  [[nodiscard]] double perfect_mw() const { return x_mw_; }
  /// Returns the numbers of the samples to assess, ascending.
  [[nodiscard]] const std::vector<std::uint32_t>& samples() const { return active_; }
  /// Returns the mean days of the samples from which on it need not be known how many there are.
  [[nodiscard]] double enough_days() const;
  /// Takes the days of each of them.
  void take(std::span<const std::uint32_t> days);

  /// Screens once more, with the same capacity: that of another was too much.
  void screen_again();
  /// Goes on to refine what is screened, or looks whether what was found is still the answer.
  void refine();

  /// Sample-years that are about to be assessed by a pilot, and to refine.
  [[nodiscard]] double pilot_left() const;
  [[nodiscard]] double refine_left() const;

  /// Says what was tried; for a search that failed.
  [[nodiscard]] std::string tried_text() const;

 private:
  struct Point {
    double x_mw, days;
  };

  void take_pilot(double days);
  void take_screen(std::span<const std::uint32_t> days, double mean);
  void take_refine(double days);
  void screen_at(double x_mw);
  void bracket(const Point& enough, const Point& too_little);
  void go_on_or_finish();
  [[nodiscard]] double rounded_up(double mw) const;
  void note_decline(const Point& a, const Point& b);
  [[nodiscard]] double distance_to(double level, double days) const;
  void try_next(double x_mw);
  void keep_short(std::span<const std::uint32_t> days);

  std::string name_;
  double mean_mw_, wanted_days_, screen_days_;
  std::uint32_t samples_;
  double step_mw_, stride_mw_;
  Stage stage_ = Stage::pilot;
  double x_mw_ = 0.0;
  double decline_ = 0.0;  // of the logarithm of the days, about, 1/MW; 0: not known yet
  std::vector<std::uint32_t> active_, short_;  // to assess; short in the screen
  std::optional<grid::RootSearch> root_;
  std::optional<Point> last_;  // of the stage
  Point screen_ = {0.0, 0.0};
  std::vector<Point> tried_;
};

}  // namespace gigaload::sim
