#include "sim/clock/drive.hpp"

namespace gigaload::sim {

bool drive(const Clocks& clocks, std::span<const Hour> times, std::size_t first, Frame& frame,
           const std::function<bool()>& told) {
  for (std::size_t e = 0; e + 1 < times.size(); ++e) {
    const Hour end = times[e + 1];
    const bool is_last = e + 2 == times.size();
    frame.exchange = e;
    frame.begin = times[e];
    frame.year = grid::year_of(times[e]);
    if (e < first) {
      for (Clock* clock : clocks.fast) clock->replay(end, frame);
    } else {
      for (Clock* clock : clocks.fast) clock->advance(end, frame);
      if (!told()) return is_last;
    }
    if (is_last) break;
    for (Clock* clock : clocks.slow) clock->advance(end, frame);
  }
  return true;
}

}  // namespace gigaload::sim
