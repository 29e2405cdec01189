#pragma once

/// Decides which states of the ensemble are wanted and when one is put beside the result.
///
/// A run goes on from the last exchange inside the whole blocks on file. Of the exchanges
/// e = [t(e), t(e + 1)) those are wanted whose end is the last at or before a border b between
/// blocks: t(e + 1) <= b < t(e + 2). The state at t(e + 1) is of use from the moment that the hours
/// before the first such border are on file: until then it waits in memory.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "grid/core/calendar.hpp"
#include "output/trajectory/state_file.hpp"
#include "sim/frame/frame.hpp"

namespace gigaload::sim {
struct Scenario;
}  // namespace gigaload::sim

namespace gigaload::output {

class StateKeeper {
 public:
  /// Keeps the states of a run. `run`: the key that the states get.
  StateKeeper(const sim::Scenario& scenario, std::filesystem::path partial, std::uint64_t run);

  /// Says whether the run has an ensemble, without whose state it cannot go on.
  [[nodiscard]] bool has_ensemble() const { return has_ensemble_; }
  /// Says whether the state at the end of an exchange is wanted.
  [[nodiscard]] bool wants(std::size_t exchange) const;
  /// Keeps the frame's checkpoint where it is wanted.
  void add(const sim::Frame& frame);
  /// Writes the newest state that is of use with the hours before `until` on file; at most every
  /// few seconds, or `at_once`. Throws InputError.
  void save(grid::Hour until, bool at_once);

 private:
  struct Waiting {
    grid::Hour usable = 0;  // with the hours before it on file
    EnsembleState state;
  };
  grid::Hour begin_;
  std::vector<grid::Hour> times_;  // of the exchanges
  bool has_ensemble_;
  std::filesystem::path partial_;
  std::uint64_t run_;
  std::deque<Waiting> waiting_;
  std::optional<std::chrono::steady_clock::time_point> saved_;
};

/// Returns the hours to keep on file to go on from the state, whole blocks and at most
/// `whole_hours`: their end is inside the state's exchange. 0 where the state cannot be used with
/// them.
[[nodiscard]] std::size_t hours_before(const EnsembleState& state, const sim::Scenario& scenario,
                                       std::size_t whole_hours);

}  // namespace gigaload::output
