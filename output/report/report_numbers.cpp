#include "output/report/report_numbers.hpp"

#include <algorithm>
#include <cmath>

#include "grid/core/calendar.hpp"

namespace gigaload::output {

std::vector<ReportYear> report_years(const ResultFile& file) {
  std::vector<ReportYear> years;
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

nlohmann::json number(double value) {
  if (!std::isfinite(value)) return nullptr;
  if (value == 0.0) return 0;
  const double places = 6.0 - std::floor(std::log10(std::abs(value)));
  if (std::abs(places) > 300.0) return value;
  // by a whole power of ten on either side, so that the text is as short as the number
  const double power = std::pow(10.0, std::abs(places));
  return places >= 0.0 ? std::round(value * power) / power : std::round(value / power) * power;
}

nlohmann::json numbers(const std::vector<double>& values) {
  nlohmann::json list = nlohmann::json::array();
  for (const double value : values) list.push_back(number(value));
  return list;
}

nlohmann::json to_json(const PackedSeries& series) {
  return {{"step", series.step},
          {"count", series.count},
          {"period", series.period},
          {"text", series.text}};
}

}  // namespace gigaload::output
