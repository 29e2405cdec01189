#pragma once

#include <cstddef>
#include <memory>
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
  /// Deals the samples out to `years` years; with one, all are one ensemble. Each year that has
  /// samples has an ensemble with a plan of its own; one after another is advanced, each on all
  /// threads. Throws InternalError for no year, and for other numbers than samples.
  Cohorts(const Ensemble::Samples& samples, std::size_t years, unsigned threads);

  [[nodiscard]] std::size_t years() const { return ensembles_.size(); }
  /// Tells whether no sample has that year; it needs no plan then.
  [[nodiscard]] bool is_empty(std::size_t year) const { return !ensembles_[year]; }
  /// Returns the share of the samples that has the year.
  [[nodiscard]] double share(std::size_t year) const;

  /// The functions below do to all samples what those of Ensemble of the same names do; a sample is
  /// named by its place among all. Plans and loads are by year, with null for an empty one; no
  /// loads: none of their own. Records come year by year.
  void leave_out_others(const std::vector<char>& wanted);
  void move_to(std::span<const std::unique_ptr<const Plan>> plans, const Scopes& scopes);
  void forget_outages();
  void advance(std::size_t end, const Ensemble::Recorders& recorders,
               std::span<SampleLoads* const> loads = {});
  [[nodiscard]] const Totals& totals(std::size_t sample, std::size_t scope,
                                     Criterion criterion = Criterion::with_reserve) const {
    const Place& place = place_[sample];
    return ensembles_[place.year]->totals(place.sample, scope, criterion);
  }
  [[nodiscard]] std::size_t samples() const { return place_.size(); }
  void reset_totals();
  [[nodiscard]] Counters counters() const;
  [[nodiscard]] std::vector<std::byte> state() const;
  void put(ByteWriter& writer) const;  // the same
  void restore(std::span<const std::byte> state);

 private:
  struct Place {
    std::size_t year, sample;
  };
  template <class Work>
  void for_each(const Work& work);

  std::vector<Place> place_;                          // [sample]
  std::vector<std::vector<std::uint32_t>> places_;    // [year][sample of the year] among all
  std::vector<std::unique_ptr<Ensemble>> ensembles_;  // [year]
};

}  // namespace gigaload::grid::adequacy
