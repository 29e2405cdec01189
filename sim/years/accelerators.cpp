#include "sim/years/accelerators.hpp"

#include <algorithm>
#include <cmath>

#include "grid/core/hours_of_year.hpp"

namespace gigaload::sim {

double output_per_watt(const Accelerators& accelerators, Hour at) {
  const double years = static_cast<double>(at - accelerators.reference) / grid::kHoursOfJulianYear;
  const double generation = std::floor(years / accelerators.generation_y);
  return std::pow(accelerators.gain_per_y, generation * accelerators.generation_y);
}

AcceleratorFleet::AcceleratorFleet(const Accelerators& accelerators)
    : accelerators_(accelerators),
      lifetime_h_(
          std::max<Hour>(1, std::llround(accelerators.lifetime_y * grid::kHoursOfJulianYear))) {}

void AcceleratorFleet::fill(Hour at, double it_mw) {
  const double per_watt = output_per_watt(accelerators_, at);
  cohorts_.push_back({at, it_mw, per_watt});
  output_mw_ += it_mw * per_watt;
  it_mw_ += it_mw;
}

void AcceleratorFleet::take_out(double it_mw) {
  while (it_mw > 0.0 && !cohorts_.empty()) {
    Cohort& oldest = cohorts_.front();
    const double taken = std::min(it_mw, oldest.it_mw);
    oldest.it_mw -= taken;
    it_mw -= taken;
    it_mw_ -= taken;
    output_mw_ -= taken * oldest.output_per_watt;
    if (oldest.it_mw <= 0.0) cohorts_.pop_front();
  }
}

void AcceleratorFleet::advance(Hour now, double it_mw) {
  while (!cohorts_.empty() && cohorts_.front().filled + lifetime_h_ <= now) {
    const Cohort due = cohorts_.front();
    take_out(due.it_mw);
    fill(due.filled + lifetime_h_, due.it_mw);
  }
  if (it_mw > it_mw_) {
    fill(now, it_mw - it_mw_);
  } else {
    take_out(it_mw_ - it_mw);
  }
}

}  // namespace gigaload::sim
