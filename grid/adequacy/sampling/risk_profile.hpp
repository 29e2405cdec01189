#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "grid/adequacy/sampling/ensemble.hpp"
#include "grid/adequacy/sampling/risk.hpp"
#include "grid/core/byte_stream.hpp"

namespace gigaload::grid::adequacy {

/// Keeps the largest of many numbers that are not below 0, as many as a quantile of all takes.
class LargestValues {
 public:
  /// Keeps those above the `level` quantile of at most `numbers`, and that itself.
  LargestValues(double level, std::uint64_t numbers);
  void add(double x);
  /// Returns the `level` quantile of `numbers` numbers, of which those not added are zero.
  [[nodiscard]] double quantile(std::uint64_t numbers) const;

 private:
  double level_;
  std::size_t most_;
  std::vector<double> largest_;  // a heap, the smallest on top
};

/// Adds up what Risk tells of, from the records of an ensemble's shortfalls. Memory: 4.6 kB a scope
/// and 24 bytes a scope and sample that is under way.
class RiskProfile {
 public:
  /// `most_samples`: that will end, in all batches together.
  RiskProfile(std::size_t scopes, std::uint64_t most_samples);

  /// Begins with so many more samples, those before being ended.
  void begin_samples(std::size_t samples);
  /// Adds a step with shortfall; those of a sample come in ascending order. `cell`: of a RiskClock.
  void add(const Ensemble::Record& record, std::uint16_t cell);
  /// Ends the samples that are under way.
  void end_samples();
  /// Tells the risk of the samples that have ended. `hours`: of a step; `energy`: of one unit of
  /// power in a step.
  [[nodiscard]] Risk risk(std::size_t scope, double hours, double energy) const;
  /// Starts to count anew, as a new year does: the same samples, which have not ended, go on. A run
  /// of steps that goes on is of both years with its part in each.
  void reset();

  /// put() writes and get() takes what the samples under way have run up; of ended samples nothing
  /// is kept. Throws InternalError for another number of them.
  void put(ByteWriter& writer) const;
  void get(ByteReader& reader);

  /// Holds what a sample under way has run up in one scope.
  struct Sample {
    double largest = 0.0;                    // power
    std::uint32_t longest = 0, running = 0;  // steps of events
    std::uint32_t days = 0, winter_days = 0;
  };

 private:
  struct Scope {
    LargestValues longest, largest;
    RunningRatio winter;  // of the days
  };

  std::size_t scopes_;
  std::uint64_t ended_ = 0;
  std::vector<Sample> samples_;       // [sample][scope]
  std::vector<std::uint64_t> steps_;  // [scope][cell] with shortfall
  std::vector<double> power_;         // [scope][cell]
  std::vector<std::uint64_t> days_;   // [scope][month]
  std::vector<Scope> tails_;          // [scope]
  std::uint64_t most_samples_;
};

}  // namespace gigaload::grid::adequacy
