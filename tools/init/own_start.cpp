#include "tools/init/own_start.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>

#include "grid/core/calendar.hpp"
#include "grid/core/hours_of_year.hpp"

namespace gigaload::tools {
namespace {

constexpr const char* kScenario =
    R"(# {name}: a grid of one's own, of the tables in grid/. All numbers are made up, to be replaced.
#
#   gigaload check {name}.toml                                every problem at once, with its place
#   gigaload adequacy grid                                    the grid by itself: LOLE, EUE
#   gigaload adequacy {name}.toml --year 2027                 with the campus
#   gigaload host {name}.toml --region North --year 2027      how much more the region can take
#   gigaload run {name}.toml                                  the years, hour by hour
#
# docs/own_grid.md tells of the tables, `gigaload show --keys` of all keys.

title = "A grid of one's own"

[run]
start = 2026-01-01
end = 2029-01-01

[grid]
csv = "grid"  # repeated every year; dates of units and stores are those of the run
time_zone = "America/New_York"  # for the local hours of campuses
# climate = "VA_DOM"  # air that cools the campuses: that of a region of the shipped tables

[ensemble]
samples = 100

# [imports]
# North = "300 MW"  # most that a region takes in over all its lines together

[campus.first]
region = "North"
capacity = "100 MW"
stage = "energised"
)";

constexpr const char* kUnits = R"(# Generating units, one a row, or `count` equal ones.
# technology: a name of technologies.csv gives the outages where for and mttr_h are left empty.
# for: forced outage rate, share of the time out of service; mttr_h: hours that an outage takes on average.
# profile: a column of profiles.csv, the share of the capacity that there is in each hour, outages included.
# in_service, out_of_service: first day, and the day after the last; empty: always.
name,region,technology,capacity_mw,count,for,mttr_h,profile,in_service,out_of_service
coal,North,coal,250,2,0.08,60,,,2028-01-01
combined-cycle,North,gas_cc,300,2,,,,,
new-combined-cycle,North,gas_cc,300,,,,,2028-01-01,
peaker,South,gas_ct,75,6,,,,,
combined-cycle-south,South,gas_cc,350,,0.05,40,,,
wind-farm,North,wind_onshore,200,,,,wind,,
solar-park,South,solar_pv,250,,,,sun,,
)";

constexpr const char* kLines =
    R"(# Lines between regions. forward_mw: from -> to, reverse_mw: back; empty: the same. for and mttr_h as in units.csv;
# empty: the line never fails.
name,from,to,forward_mw,reverse_mw,for,mttr_h
tie-1,North,South,150,120,0.01,10
tie-2,North,South,150,120,0.01,10
)";

constexpr const char* kStorage =
    R"(# Stores. power_mw: charging and discharging; duration_h (or energy_mwh): what it holds, at full power.
name,region,category,power_mw,duration_h,round_trip_efficiency,for,mttr_h,in_service
battery,South,battery,100,4,0.85,,,2027-01-01
)";

constexpr const char* kResponse =
    R"(# Load that may be cut on call, before any is lost. hours, events: of a year; empty: without limit.
name,region,power_mw,hours,events
smelter,South,40,60,10
)";

constexpr int kYear = 2025;

/// Calls line(stamp, share of the year, hour of the day) for each hour of the year, UTC.
template <class Line>
void each_hour(const Line& line) {
  const grid::Hour begin = grid::start_of_year(kYear);
  for (int h = 0; h < grid::kHoursOfCommonYear; ++h) {
    const std::string stamp =
        fmt::format("{}T{:02}:00Z", grid::to_string(grid::to_date(begin + h)), h % 24);
    line(stamp, static_cast<double>(h) / grid::kHoursOfCommonYear, static_cast<double>(h % 24));
  }
}

/// Returns a wave of -1 to 1 with its crest at `crest` of a period of `period`.
double wave(double at, double crest, double period) {
  return std::cos(2.0 * std::numbers::pi * (at - crest) / period);
}

/// Summer afternoons and winter mornings are highest.
std::string load_table() {
  std::string text = "time,North,South\n";
  each_hour([&text](const std::string& stamp, double year, double hour) {
    const double season = 0.10 * wave(year, 0.55, 0.5), day = 0.16 * wave(hour, 21.0, 24.0);
    const double summer = 0.05 * wave(year, 0.55, 1.0);
    const double share = 0.66 + season + day + summer;
    fmt::format_to(std::back_inserter(text), "{},{:.0f},{:.0f}\n", stamp, 1080.0 * share,
                   800.0 * share);
  });
  return text;
}

std::string profile_table() {
  std::string text = "time,wind,sun\n";
  each_hour([&text](const std::string& stamp, double year, double hour) {
    const double wind = 0.35 + 0.10 * wave(year, 0.1, 1.0) + 0.20 * wave(year, 0.0, 1.0 / 90.0);
    const double sun = (0.65 + 0.2 * wave(year, 0.47, 1.0)) * wave(hour, 17.0, 24.0);
    fmt::format_to(std::back_inserter(text), "{},{:.2f},{:.2f}\n", stamp, wind, std::max(0.0, sun));
  });
  return text;
}

}  // namespace

std::vector<StarterFile> own_start(const std::string& name) {
  return {{name + ".toml", fmt::format(fmt::runtime(kScenario), fmt::arg("name", name))},
          {"grid/units.csv", kUnits},
          {"grid/load.csv", load_table()},
          {"grid/lines.csv", kLines},
          {"grid/storage.csv", kStorage},
          {"grid/demand_response.csv", kResponse},
          {"grid/profiles.csv", profile_table()}};
}

}  // namespace gigaload::tools
