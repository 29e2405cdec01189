#include "sim/scenario/exchange_times.hpp"

#include <algorithm>

#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

std::vector<Hour> exchange_times(const Scenario& scenario) {
  std::vector<Hour> times{scenario.begin};
  while (times.back() < scenario.end) {
    const Hour from = times.back();
    // steps are counted from the start, so that a cut at new year shifts no later one
    const Hour step = scenario.exchange_h;
    const Hour next = scenario.begin + ((from - scenario.begin) / step + 1) * step;
    const Hour new_year = grid::start_of_year(grid::year_of(from) + 1);
    times.push_back(std::min({next, new_year, scenario.end}));
  }
  return times;
}

}  // namespace gigaload::sim
