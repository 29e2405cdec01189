#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/hours/short_days.hpp"
#include "sim/studies/joint_moves.hpp"

namespace gigaload::sim {

/// Searches the perfect capacity of several areas that help each other, an assessment of all of
/// them at a time: it says which samples to assess with how much, and takes the days on which each
/// area was short and what it missed on them.
///
/// An area needs of its own what it misses at most on a day to get through it, so that one
/// assessment tells of every capacity above it: with K days wanted of all samples together the area
/// needs the K+1-st largest of what its days miss. It needs less where its neighbours get capacity
/// too, which is why the search goes on from there, by what the
/// moves so far were worth to all of them (joint_moves.hpp). A few of the samples find about where
/// (pilot), all are assessed there once, with somewhat less capacity in every area (screen), and
/// from there on those that were short in any area (refine): more capacity makes no other short.
/// With what is found these, and then all samples are assessed again (verify).
///
/// The answer is a multiple of a round step of power in each area, at most 0.1 % of its mean load:
/// with it every area has no more than the wanted days, and with two steps less in all areas at
/// once every area has more, but for those at the least capacity that they may have. Where areas
/// move each other for so long that no such edge is found, the search fails, or, where enough will
/// do, has the least capacity of all areas together of what was tried with which none has more than
/// the wanted days.
class AreaSearch {
 public:
  struct Wanted {
    std::string name;
    double mean_mw = 0.0;                                        // load, above 0
    double days = 0.0;                                           // mean over the samples
    double least_mw = -std::numeric_limits<double>::infinity();  // no less is tried
    /// Holds the days of each sample where they are known; a pilot aims at those of its own.
    std::vector<double> of_samples = {};
  };

  /// Begins a search. No area: it is done. `enough_will_do`: an answer above the edge is one.
  AreaSearch(std::vector<Wanted> wanted, std::uint32_t samples, bool enough_will_do = false);

  enum class Stage : std::uint8_t { pilot, screen, refine, verify, done, failed };
  [[nodiscard]] Stage stage() const { return stage_; }
  [[nodiscard]] bool is_over() const { return stage_ == Stage::done || stage_ == Stage::failed; }

  /// Returns the perfect capacity to assess next, or the one that was found, [area] MW.
  [[nodiscard]] std::vector<double> perfect_mw() const;
  /// Returns the numbers of the samples to assess, ascending.
  [[nodiscard]] const std::vector<std::uint32_t>& samples() const { return active_; }
  /// Takes the days of each area, [area].
  void take(std::span<const std::vector<ShortDay>> days);

  /// Returns the step of power of which an area's answer is a multiple [MW].
  [[nodiscard]] double step_mw(std::size_t area) const { return areas_[area].step_mw; }
  /// Returns the mean of what an area's days missed in the last assessment below the answer [MW]:
  /// about the capacity that makes its days e times fewer. 0 without any.
  [[nodiscard]] double mean_missing_mw(std::size_t area) const { return areas_[area].mean_mw; }
  /// Returns the sample-years that are expected yet, about.
  [[nodiscard]] double sample_years_left() const;
  /// Says of a search that failed which areas it failed for, and why; a sentence for each.
  [[nodiscard]] std::vector<std::string> failures() const;

 private:
  struct Of {
    Wanted wanted;
    double step_mw = 0.0, least_mw = 0.0, most_mw = 0.0;  // all of them multiples of the step
    double x_mw = 0.0;
    double stride_mw = 0.0;
    double factor = 1.0;      // of a move on what seems to be needed
    double needed_mw = 0.0;   // to be in the middle of where it should be
    double missing_mw = 0.0;  // to have no more than the wanted days, whole steps
    bool settled = false;
    bool is_known = false;  // what is needed; else a guess of the direction
    struct Point {
      double x_mw, needed_mw;
    };
    std::optional<Point> before;  // the last move
    std::size_t days = 0;         // of the samples assessed
    double mean_mw = 0.0;         // of what they miss
    /// Tells whether it has to move and may.
    [[nodiscard]] bool can_move() const {
      return !settled && (needed_mw > 0.0 ? x_mw < most_mw : x_mw > least_mw);
    }
  };

  [[nodiscard]] std::size_t allowed(const Of& area) const;
  [[nodiscard]] double width_mw(const Of& area) const;
  void read(Of& area, const std::vector<ShortDay>& days);
  void read_few(Of& area);
  static void note_help(Of& area);
  void take_verify(std::span<const std::vector<ShortDay>> days);
  void go_on();
  void move();
  void screen(double below);
  void refine();
  void keep_short(std::span<const std::vector<ShortDay>> days);
  void note_met();

  std::vector<Of> areas_;
  std::uint32_t samples_;
  bool enough_will_do_;
  JointMoves joint_;
  Stage stage_ = Stage::pilot;
  int rounds_ = 0;                             // of the pilot, then of the rest
  std::vector<std::uint32_t> active_, short_;  // to assess; short in the screen
  std::vector<double> screen_mw_;              // [area]
  std::vector<double> met_mw_;                 // [area] least that was enough, or none
};

}  // namespace gigaload::sim
