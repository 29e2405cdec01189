#pragma once

/// Declares what the years, the hours and other times of a run have in common.
///
/// A run goes from exchange to exchange. Through one, the slow clocks hold what they told last and
/// the fast ones move from its begin to its end; then its frame is whole, and the slow ones follow
/// (drive.hpp). So the years tell the hours what is built, and the hours tell the years what was
/// short.

#include <cstddef>
#include <vector>

#include "grid/core/byte_stream.hpp"
#include "grid/core/calendar.hpp"
#include "sim/frame/frame.hpp"

namespace gigaload::sim {

using grid::Hour;

/// Tells where an interrupted run takes up its clocks: what is on record of the exchanges before.
struct ResumePoint {
  std::size_t exchange = 0;                          // the first to compute
  std::vector<double> storage_energy_mwh;            // [region][technology] at its start
  std::vector<std::vector<double>> shortfall_hours;  // [exchange before it][region]
  std::vector<std::byte> checkpoint;                 // Frame's, at its start; for an ensemble
};

class Clock {
 public:
  Clock() = default;
  virtual ~Clock() = default;
  Clock(const Clock&) = delete;
  Clock& operator=(const Clock&) = delete;

  /// Starts at the begin of the run and tells in `frame` what holds there.
  virtual void begin(Frame& frame) = 0;

  /// Moves on to `to`, the end of the frame's exchange, and tells in `frame` what came of it.
  virtual void advance(Hour to, Frame& frame) = 0;

  /// Moves on to `to` over an exchange that is on record, telling what the other clocks need of it.
  virtual void replay(Hour to, Frame& frame) = 0;

  /// Appends what the clock needs, besides the record, to go on from the time reached. By default
  /// nothing: the record is enough.
  virtual void checkpoint(grid::ByteWriter& /*writer*/) const {}

  /// Takes up where checkpoint() was called, before the exchanges before `point` are replayed.
  virtual void restore(const ResumePoint& /*point*/, grid::ByteReader& /*reader*/) {}
};

}  // namespace gigaload::sim
