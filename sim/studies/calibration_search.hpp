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
/// 0.1 days a year one in ten. The answer is that of all samples, but for samples that stores make
/// short with more capacity, which are next to none.
class CalibrationSearch {
 public:
  /// `wanted_days`: mean over the samples.
  CalibrationSearch(std::string name, double mean_mw, double wanted_days, std::uint32_t samples);

  /// Returns a search that is over: of what is known already, or has no load.
  [[nodiscard]] static CalibrationSearch known(std::string name, double mean_mw, double found_mw);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] double mean_mw() const { return mean_mw_; }
  [[nodiscard]] bool is_done() const { return stage_ == Stage::done || stage_ == Stage::failed; }
  [[nodiscard]] bool is_failed() const { return stage_ == Stage::failed; }

  /// Returns the perfect capacity to assess next, or the one that was found: a round number of MW.
  [[nodiscard]] double perfect_mw() const { return x_mw_; }
  /// Returns the numbers of the samples to assess, ascending.
  [[nodiscard]] const std::vector<std::uint32_t>& samples() const { return active_; }
  /// Takes the days of each of them.
  void take(std::span<const std::uint32_t> days);

  /// Sample-years that were assessed, and that are about to be.
  [[nodiscard]] double done_work() const { return done_work_; }
  [[nodiscard]] double work_left() const;

  /// Says what was tried; for a search that failed.
  [[nodiscard]] std::string tried_text() const;

 private:
  enum class Stage : std::uint8_t { pilot, screen, refine, done, failed };

  void take_pilot(double days);
  void take_screen(double days);
  void take_refine(double days);
  void screen_at(double x_mw);
  void search_between(double low_mw, double low_days, double high_mw, double high_days);
  void finish(double x_mw);
  void keep_short(std::span<const std::uint32_t> days);
  [[nodiscard]] bool is_too_far(double x_mw) const;

  std::string name_;
  double mean_mw_, wanted_days_, screen_days_;
  std::uint32_t samples_;
  Stage stage_ = Stage::pilot;
  double x_mw_ = 0.0, step_mw_;
  std::vector<std::uint32_t> active_;
  std::optional<grid::RootSearch> root_;
  struct Point {
    double x_mw, days;
  };
  std::optional<Point> last_;  // of the stage
  struct Trial {
    double x_mw, days;
    std::size_t samples;
  };
  std::vector<Trial> tried_;
  double done_work_ = 0.0;
};

}  // namespace gigaload::sim
