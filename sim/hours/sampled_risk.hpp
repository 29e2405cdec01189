#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "grid/adequacy/sampling/risk_clock.hpp"
#include "grid/adequacy/sampling/risk_profile.hpp"
#include "sim/scenario/hour.hpp"

namespace gigaload::sim {

struct Scenario;

/// Collects when samples are short of power, for how long and by how much, over a year: in standard
/// time of each region, of several together in that of the one with the largest demand.
class SampledRisk {
 public:
  /// Keeps a reference to `scenario`.
  SampledRisk(const Scenario& scenario, std::size_t samples)
      : scenario_(scenario), samples_(samples) {}

  /// Begins a window of so many hours. The scopes are the same in all.
  void begin(const grid::adequacy::Scopes& scopes, Hour begin, std::size_t hours);
  /// Adds an hour of the window; those of a sample come in ascending order.
  void add(const grid::adequacy::Ensemble::Record& record);
  /// Returns the risk of the year so far in each of the scopes, and begins another year.
  [[nodiscard]] std::vector<grid::adequacy::Risk> end_year(std::span<const std::size_t> scopes);

  /// state() gives and restore() takes what the year has run up; a state of other samples is an
  /// InternalError when the next window begins.
  [[nodiscard]] std::vector<std::byte> state() const;
  void restore(std::vector<std::byte> state) { saved_ = std::move(state); }

 private:
  const Scenario& scenario_;
  std::size_t samples_;
  std::optional<grid::adequacy::RiskClock> clock_;
  std::optional<grid::adequacy::RiskProfile> profile_;
  std::vector<std::byte> saved_;  // to be taken up when the scopes are known
};

}  // namespace gigaload::sim
