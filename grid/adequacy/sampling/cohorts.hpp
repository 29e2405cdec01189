#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "grid/adequacy/sampling/ensemble.hpp"

namespace gigaload::grid::adequacy {

/// Samples whose systems are one and the same in several years of weather: sample number s has that
/// of s modulo the number of years. The years differ in what changes from step to step, such as
/// loads, capacities and probabilities, not in their devices. The samples of a year are a cohort:
/// an ensemble of its own, with the random numbers that they have in any other.
class Cohorts {
 public:
  /// `years` 1: all samples are one ensemble.
  Cohorts(const Ensemble::Samples& samples, std::size_t years, unsigned threads);

  [[nodiscard]] std::size_t years() const { return ensembles_.size(); }
  /// Tells whether no sample has that year; it needs no plan then.
  [[nodiscard]] bool is_empty(std::size_t year) const { return !ensembles_[year]; }
  /// Returns the share of the samples that has the year.
  [[nodiscard]] double share(std::size_t year) const;

  /// What follows is that of Ensemble, of all samples; places of samples are those of all. Plans
  /// and loads are by year, with null for an empty one; no loads: none of their own.
  void leave_out_others(const std::vector<char>& wanted);
  void move_to(std::span<const std::unique_ptr<const Plan>> plans, const Scopes& scopes);
  void forget_outages();
  void advance(std::size_t end, const Ensemble::Recorders& recorders,
               std::span<SampleLoads* const> loads = {});
  [[nodiscard]] const Totals& totals(std::size_t sample, std::size_t scope) const {
    const Place& place = place_[sample];
    return ensembles_[place.year]->totals(place.sample, scope);
  }
  [[nodiscard]] std::size_t samples() const { return place_.size(); }
  void reset_totals();
  [[nodiscard]] Counters counters() const;
  [[nodiscard]] std::vector<std::byte> state() const;
  void restore(std::span<const std::byte> state);

 private:
  struct Place {
    std::size_t year, sample;
  };
  template <class Work>
  void for_each(const Work& work);

  std::vector<Place> place_;                          // [sample]
  std::vector<std::unique_ptr<Ensemble>> ensembles_;  // [year]
};

}  // namespace gigaload::grid::adequacy
