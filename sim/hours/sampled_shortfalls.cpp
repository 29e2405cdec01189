#include "sim/hours/sampled_shortfalls.hpp"

#include <algorithm>
#include <functional>

#include "grid/adequacy/sampling/statistics.hpp"

namespace gigaload::sim {

void SampledShortfalls::begin(std::size_t hours) {
  hours_ = hours;
  cells_.resize(std::max(cells_.size(), hours * regions_));
  for (auto& cell : cells_) cell.clear();
}

void SampledShortfalls::write(std::size_t row, EnsembleOutcome& outcome) {
  for (std::size_t h = 0; h < hours_; ++h) {
    for (std::size_t r = 0; r < regions_; ++r) {
      auto& cell = cells_[h * regions_ + r];
      if (!cell.empty()) write_cell(cell, row + h, r, outcome);
    }
  }
}

void SampledShortfalls::write_cell(std::vector<double>& cell, std::size_t row, std::size_t region,
                                   EnsembleOutcome& outcome) const {
  const auto samples = static_cast<double>(samples_);
  double sum = 0.0;
  for (const double mw : cell) sum += mw;
  outcome.unserved_mw.row(row)[region] = sum / samples;
  outcome.unserved_h.row(row)[region] = static_cast<double>(cell.size()) / samples;
  std::ranges::sort(cell, std::greater<>());
  for (std::size_t q = 0; q < quantiles_.size(); ++q) {
    const std::size_t above = grid::adequacy::most_above(quantiles_[q], samples_);
    outcome.quantile_mw.row(row)[region * quantiles_.size() + q] =
        above < cell.size() ? cell[above] : 0.0;
  }
}

}  // namespace gigaload::sim
