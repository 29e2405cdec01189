#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "sim/campus/campuses.hpp"
#include "sim/clock/clock.hpp"
#include "sim/cooling/shared_work.hpp"
#include "sim/hours/balance_hours.hpp"
#include "sim/hours/ensemble_hours.hpp"
#include "sim/quantities/accounts.hpp"

namespace gigaload::sim {

struct Scenario;

/// Runs the hours: the balance with derated plants, the samples where there are any, and the
/// accounts of both, with the build-out that the frame tells at the begin of the exchange.
class HoursClock final : public Clock {
 public:
  /// Keeps references to `scenario` and `shared`. `threads` 0: as many as the machine has.
  HoursClock(const Scenario& scenario, unsigned threads, const SharedWork& shared);

  void begin(Frame& frame) override;
  void advance(Hour to, Frame& frame) override;
  void replay(Hour to, Frame& frame) override;
  void checkpoint(grid::ByteWriter& writer) const override;
  void restore(const ResumePoint& point, grid::ByteReader& reader) override;

  /// Sets the MW by region that calibration found, for the samples.
  void set_perfect_capacity(std::vector<double> perfect_mw);
  /// Sets how many samples each calendar year of the run has (samples_needed()), where the scenario
  /// stops by error. Each year then begins with samples of its own, stores as full as at the start
  /// of a run.
  void set_samples(std::vector<std::uint32_t> of_years);

 private:
  void make_samples(std::size_t samples);
  /// Returns the number of samples of a calendar year of the run.
  [[nodiscard]] std::size_t samples_of(int year) const;
  void account(Frame& frame);
  void end_year(Hour to, Frame& frame);

  const Scenario& scenario_;
  unsigned threads_;
  Accounts accounts_;
  Campuses campuses_;
  BalanceHours balance_;
  std::unique_ptr<EnsembleHours> ensemble_;
  std::vector<std::uint32_t> samples_of_years_;  // [year of the run]; empty: all have the same
  EnsembleOutcome outcome_;
  std::vector<double> stored_mwh_;                    // [region][technology]
  std::vector<double> year_energy_mwh_;               // [region] asked for in the year so far
  std::vector<std::vector<double>> shortfall_hours_;  // on record: [exchange][region]
};

}  // namespace gigaload::sim
