#include "output/result/years_on_file.hpp"

#include <algorithm>

#include "grid/core/calendar.hpp"

namespace gigaload::output {

std::vector<FileYear> years_on_file(const ResultFile& file) {
  std::vector<FileYear> years;
  const auto times = file.exchange_times();
  const grid::Hour begin = file.begin();
  const grid::Hour end = begin + static_cast<grid::Hour>(file.hours());
  for (std::size_t e = 0; e < times.size(); ++e) {
    const int year = grid::year_of(times[e]);
    if (years.empty() || years.back().year != year) {
      const grid::Hour from = std::max(begin, grid::start_of_year(year));
      const grid::Hour to = std::min(end, grid::start_of_year(year + 1));
      years.push_back(
          {.year = year,
           .first_hour = static_cast<std::size_t>(from - begin),
           .hours = static_cast<std::size_t>(to - from),
           .first_exchange = e,
           .exchanges = 0,
           .whole = to - from == grid::start_of_year(year + 1) - grid::start_of_year(year)});
    }
    ++years.back().exchanges;
  }
  return years;
}

}  // namespace gigaload::output
