#include "scenarios/measured/relative_humidity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "grid/weather/psychrometrics.hpp"

namespace gigaload::scenarios {
namespace {

constexpr double kHighestOfShares = 0.011;     // 1 %, and what rounding adds to it
constexpr std::size_t kReadingsOfShares = 48;  // assumption: two days of hours

}  // namespace

double RelativeHumidity::dew_point_c(double share, double dry_bulb_c, unsigned line) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  if (std::isnan(share)) return kNone;
  see(share);
  if (share <= 0.0) {
    if (zeros_++ == 0) first_zero_line_ = line;
    return kNone;
  }
  if (std::isnan(dry_bulb_c)) return kNone;
  if (first_used_line_ == 0) first_used_line_ = line;
  if (share > kHighestOfShares)
    low_ = {};
  else if (low_.readings++ == 0)
    low_.line = line;
  if (low_.readings > longest_low_.readings) longest_low_ = low_;
  return grid::dew_point_c(std::min(1.0, share) * grid::saturation_pressure_pa(dry_bulb_c));
}

void RelativeHumidity::see(double share) { highest_ = std::max(highest_, share); }

void RelativeHumidity::finish(const AirRowsOf& of, Problems& problems,
                              std::vector<std::string>& notices) const {
  if (zeros_ > 0) {
    notices.push_back(
        fmt::format("{}:{}: {} h have a relative humidity of 0 and no other, here first: no air is "
                    "that dry; taken as missing",
                    of.name, first_zero_line_, zeros_));
  }
  if (first_used_line_ != 0 && highest_ <= kHighestOfShares) {
    problems.add({of.source, first_used_line_, 1}, of.key,
                 fmt::format("the relative humidity never exceeds {:.4g} %: the file holds shares "
                             "of 1 where per cent are wanted; multiply them by 100",
                             100.0 * highest_));
  } else if (longest_low_.readings >= kReadingsOfShares) {
    problems.add({of.source, longest_low_.line, 1}, of.key,
                 fmt::format("from here {} relative humidities on end are {:.4g} % at most, and "
                             "others of the file are higher: these are shares of 1 where per cent "
                             "are wanted; multiply them by 100",
                             longest_low_.readings, 100.0 * kHighestOfShares));
  }
}

}  // namespace gigaload::scenarios
