#include "sim/years/energised_course.hpp"

#include <algorithm>

namespace gigaload::sim {

EnergisedCourse::EnergisedCourse(std::span<const EnergisedRamp> ramps) {
  std::vector<Knot> changes;  // of MW, and of their rate
  for (const EnergisedRamp& ramp : ramps) {
    if (ramp.begin_y == ramp.end_y) {
      changes.push_back({.at_y = ramp.begin_y, .mw = ramp.mw});
      continue;
    }
    const double rate = ramp.mw / (ramp.end_y - ramp.begin_y);
    changes.push_back({.at_y = ramp.begin_y, .mw_per_y = rate});
    changes.push_back({.at_y = ramp.end_y, .mw_per_y = -rate});
  }
  std::ranges::stable_sort(changes, {}, &Knot::at_y);
  Knot now;
  for (const Knot& change : changes) {
    now.mw += now.mw_per_y * (change.at_y - now.at_y) + change.mw;
    now.mw_per_y += change.mw_per_y;
    now.at_y = change.at_y;
    if (!knots_.empty() && knots_.back().at_y == now.at_y) knots_.pop_back();
    knots_.push_back(now);
  }
}

double EnergisedCourse::mw(double at_y) const {
  const auto after = std::ranges::upper_bound(knots_, at_y, {}, &Knot::at_y);
  if (after == knots_.begin()) return 0.0;
  const Knot& knot = *(after - 1);
  return knot.mw + knot.mw_per_y * (at_y - knot.at_y);
}

double EnergisedCourse::reached_y(double mw) const {
  for (auto knot = knots_.begin(); knot != knots_.end(); ++knot) {
    if (knot->mw >= mw) return knot->at_y;
    if (!(knot->mw_per_y > 0.0)) continue;
    const double at_y = knot->at_y + (mw - knot->mw) / knot->mw_per_y;
    if (knot + 1 == knots_.end() || at_y < (knot + 1)->at_y) return at_y;
  }
  return kNeverY;
}

}  // namespace gigaload::sim
