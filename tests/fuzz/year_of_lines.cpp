#include "tests/fuzz/year_of_lines.hpp"

#include <fmt/format.h>

#include <array>
#include <vector>

#include "grid/core/calendar.hpp"
#include "grid/core/hours_of_year.hpp"
#include "tests/fuzz/targets.hpp"

namespace gigaload::fuzz {
namespace {

using Dates = std::array<std::vector<std::string>, 2>;  // by style

const Dates& dates() {
  static const Dates all = [] {
    Dates made;
    const grid::Hour begin = grid::to_hour({2015, 1, 1});
    for (int hour = 0; hour < grid::kHoursOfCommonYear; ++hour) {
      const grid::Date day = grid::to_date(begin + hour);
      made[0].push_back(fmt::format("2015,{},{},{},0,?9,", day.month, day.day, hour % 24 + 1));
      made[1].push_back(fmt::format("2015-{:02}-{:02}T{:02}:00Z,", day.month, day.day, hour % 24));
    }
    return made;
  }();
  return all;
}

}  // namespace

std::string year_of_lines(std::string_view values, DateStyle style) {
  const auto& begin = dates().at(static_cast<std::size_t>(style));
  std::vector<std::string_view> lines;
  while (!values.empty()) lines.push_back(take_line(values));
  std::string year;
  for (std::size_t hour = 0; hour < begin.size() && !lines.empty(); ++hour) {
    year += begin[hour];
    year += lines[hour * lines.size() / begin.size()];
    year += '\n';
  }
  return year;
}

}  // namespace gigaload::fuzz
