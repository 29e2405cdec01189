#pragma once

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace gigaload::scenarios {

/// A made-up weather file, line by line; [0..7] is the header, [8 + i] hour i of the year. The dry
/// bulb of hour i is 15 - 10 cos(2 pi i / 8760) + 5 cos(2 pi (i % 24 - 14) / 24), the dew point 8 K
/// below, so that summer is in July.
inline std::vector<std::string> sample_epw(double latitude = 40.0, double time_zone = -5.0,
                                           int minute = 0) {
  std::vector<std::string> lines = {
      fmt::format("LOCATION,Somewhere,AA,USA,made up,0,{:.3f},-75.000,{:.1f},120.0", latitude,
                  time_zone),
      "DESIGN CONDITIONS,0",
      "TYPICAL/EXTREME PERIODS,0",
      "GROUND TEMPERATURES,0",
      "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0",
      "COMMENTS 1,none",
      "COMMENTS 2,none",
      "DATA PERIODS,1,1,Data,Sunday,1/ 1,12/31"};
  constexpr std::array days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  constexpr double kTurn = 6.283185307179586;
  int i = 0;
  for (int month = 1; month <= 12; ++month) {
    for (int day = 1; day <= days[static_cast<std::size_t>(month - 1)]; ++day) {
      for (int hour = 1; hour <= 24; ++hour, ++i) {
        const double dry_bulb = 15.0 - 10.0 * std::cos(kTurn * i / 8760.0) +
                                5.0 * std::cos(kTurn * (i % 24 - 14) / 24.0);
        lines.push_back(fmt::format("2015,{},{},{},{},?9?9?9,{:.6f},{:.6f},60,99000,0,0,300", month,
                                    day, hour, minute, dry_bulb, dry_bulb - 8.0));
      }
    }
  }
  return lines;
}

inline std::string joined_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

/// The line with field `index` replaced.
inline std::string with_field(const std::string& line, std::size_t index, const std::string& text) {
  std::string result;
  std::size_t begin = 0;
  for (std::size_t i = 0;; ++i) {
    const std::size_t end = std::min(line.find(',', begin), line.size());
    result += (i > 0 ? "," : "") + (i == index ? text : line.substr(begin, end - begin));
    if (end == line.size()) return result;
    begin = end + 1;
  }
}

}  // namespace gigaload::scenarios
