#include "sim/scenario/exchange_times.hpp"

#include <algorithm>

#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

std::vector<Hour> exchange_times(const Scenario& scenario) {
  std::vector<Hour> times{scenario.begin};
  while (times.back() < scenario.end) {
    const Hour from = times.back();
    const int year = grid::year_of(from);
    const Hour of_year = grid::start_of_year(year), step = scenario.exchange_h;
    const Hour next = of_year + ((from - of_year) / step + 1) * step;
    times.push_back(std::min({next, grid::start_of_year(year + 1), scenario.end}));
  }
  return times;
}

}  // namespace gigaload::sim
