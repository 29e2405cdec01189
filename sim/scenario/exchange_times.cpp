#include "sim/scenario/exchange_times.hpp"

#include <algorithm>

#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

std::vector<Hour> exchange_times(Hour begin, Hour end, Hour exchange_h) {
  std::vector<Hour> times{begin};
  while (times.back() < end) {
    const Hour from = times.back();
    const int year = grid::year_of(from);
    const Hour of_year = grid::start_of_year(year);
    const Hour next = of_year + ((from - of_year) / exchange_h + 1) * exchange_h;
    times.push_back(std::min({next, grid::start_of_year(year + 1), end}));
  }
  return times;
}

std::vector<Hour> exchange_times(const Scenario& scenario) {
  return exchange_times(scenario.begin, scenario.end, scenario.exchange_h);
}

}  // namespace gigaload::sim
