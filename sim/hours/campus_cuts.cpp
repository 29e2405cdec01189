#include "sim/hours/campus_cuts.hpp"

#include "sim/campus/campus_features.hpp"
#include "sim/hours/window_devices.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

CampusCuts::CampusCuts(const Scenario& scenario, const Campuses& campuses, std::size_t samples)
    : scenario_(scenario), campuses_(campuses), samples_(static_cast<double>(samples)) {}

void CampusCuts::begin(const grid::adequacy::SystemModel& devices, std::size_t hours,
                       std::size_t row) {
  responses_.clear();
  for (const auto& response : devices.demand_responses) {
    responses_.push_back({campuses_.identities().owner_of(response), response.region.get()});
  }
  row_ = row;
  of_region_mw_.resize(hours, scenario_.grid.regions.size());
  of_region_count_.resize(hours, scenario_.grid.regions.size());
}

void CampusCuts::add(const grid::adequacy::Borrowed& borrowed, EnsembleOutcome& outcome) {
  const auto& [owner, r] = responses_[borrowed.response];
  const std::size_t h = row_ + borrowed.step;
  const double mean_mw = borrowed.power / samples_;
  if (!owner) {
    outcome.response_mw.row(h)[r] += mean_mw;
    return;
  }
  if (owner->flexible) {
    outcome.deferred_mw.row(h)[owner->campus] += mean_mw;
    outcome.recovered_mw.row(h)[owner->campus] += borrowed.paid_back / samples_;
    return;
  }
  const double count = borrowed.power > 0.0 ? 1.0 : 0.0;
  outcome.curtailed_mw.row(h)[r] += mean_mw;
  if (owner->region) {
    of_region_mw_.row(borrowed.step)[r] += mean_mw;
    of_region_count_.row(borrowed.step)[r] += count;
  } else {
    outcome.campus_cut_mw.row(h)[owner->campus] += mean_mw;
    outcome.campus_cut_h.row(h)[owner->campus] += count;
  }
}

void CampusCuts::write(std::span<const HourState> states, EnsembleOutcome& outcome) const {
  for (std::size_t h = 0; h < states.size(); ++h) {
    const HourState& state = states[h];
    const auto without_meter_mw = first_without_meter_mw(campuses_, state);
    double* const cut_mw = outcome.campus_cut_mw.row(row_ + h);
    double* const cut_h = outcome.campus_cut_h.row(row_ + h);
    for (std::size_t c = 0; c < scenario_.campuses.size(); ++c) {
      const std::size_t r = scenario_.campuses[c].region.get();
      const double first_mw = state.campuses[c].first_mw;
      if (!has_meter(scenario_.campuses[c]) && of_region_mw_.row(h)[r] > 0.0) {
        cut_mw[c] += of_region_mw_.row(h)[r] * first_mw / without_meter_mw[r];
        if (first_mw > 0.0) cut_h[c] += of_region_count_.row(h)[r];
      }
      cut_h[c] /= samples_;
    }
  }
}

}  // namespace gigaload::sim
