#include "output/report/report_traces.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <string>

#include "grid/core/calendar.hpp"
#include "grid/core/error.hpp"
#include "output/trajectory/provenance.hpp"
#include "output/variables/layout.hpp"

namespace gigaload::output {

namespace {

using nlohmann::json;
using Trace = std::vector<float>;

constexpr std::size_t kHoursPerDay = 24;
/// Steps of what is rounded, as a share of the highest value.
constexpr double kStepShare = 1e-3;
constexpr std::size_t kRowsAtOnce = 10 * kBlockHours;

[[noreturn]] void refuse_number(const ResultFile& file, const std::string& path, std::size_t region,
                                std::size_t hour) {
  throw InputError(
      fmt::format("cannot read {}: {} of {} in the hour {} is no finite number, which no run "
                  "writes: the file is "
                  "damaged or was changed; run its scenario again",
                  file.path().string(), path, file.labels("region").at(region),
                  iso_time(file.begin() + static_cast<grid::Hour>(hour))));
}

/// Every hour of each region. Throws InputError for one that is no number: all that a run writes
/// before the end of its times are.
std::vector<Trace> read_traces(const ResultFile& file, const std::string& path,
                               std::size_t regions) {
  const std::size_t hours = file.hours();
  std::vector<Trace> traces(regions, Trace(hours));
  for (std::size_t first = 0; first < hours; first += kRowsAtOnce) {
    const Array block = file.read(path, first, std::min(kRowsAtOnce, hours - first));
    for (std::size_t r = 0; r < regions; ++r) {
      for (std::size_t h = 0; h < block.shape.at(0); ++h) {
        const double value = block.values[h * regions + r];
        if (!(std::abs(value) <= double{std::numeric_limits<float>::max()})) {
          refuse_number(file, path, r, first + h);
        }
        traces[r][first + h] = static_cast<float>(value);
      }
    }
  }
  return traces;
}

double step_of(const Trace& trace) {
  double largest = 0.0;
  for (const float v : trace) {
    if (std::isfinite(v)) largest = std::max(largest, std::abs(double{v}));
  }
  return largest > 0.0 ? kStepShare * largest : 1.0;
}

/// One value for each day; the last may be shorter.
template <class Join>
Trace by_day(const Trace& hours, Join join) {
  Trace days;
  for (std::size_t h = 0; h < hours.size(); h += kHoursPerDay) {
    const auto from = hours.begin() + static_cast<std::ptrdiff_t>(h);
    const auto to =
        hours.begin() + static_cast<std::ptrdiff_t>(std::min(hours.size(), h + kHoursPerDay));
    days.push_back(join(from, to));
  }
  return days;
}

Trace daily_means(const Trace& hours) {
  return by_day(hours, [](auto from, auto to) {
    return static_cast<float>(std::accumulate(from, to, 0.0) / static_cast<double>(to - from));
  });
}
Trace daily_lows(const Trace& hours) {
  return by_day(hours, [](auto from, auto to) { return *std::min_element(from, to); });
}
Trace daily_highs(const Trace& hours) {
  return by_day(hours, [](auto from, auto to) { return *std::max_element(from, to); });
}

/// Load that is reached or exceeded in each share of a year's hours, highest first; the years one
/// after the other.
Trace duration_curves(const Trace& trace, const std::vector<FileYear>& years) {
  const auto shares = duration_shares();
  Trace curves;
  for (const FileYear& year : years) {
    const auto from = trace.begin() + static_cast<std::ptrdiff_t>(year.first_hour);
    Trace sorted(from, from + static_cast<std::ptrdiff_t>(year.hours));
    std::ranges::sort(sorted, std::greater<>());
    for (const double share : shares) {
      const double at = share * static_cast<double>(sorted.size() - 1);
      curves.push_back(sorted[static_cast<std::size_t>(std::lround(at))]);
    }
  }
  return curves;
}

json packed(const Trace& trace, std::size_t period = 1) {
  return to_json(pack(trace, step_of(trace), period));
}

/// Sums by year and month of the year, UTC; NaN for a month of which no hour is on file.
json sums_by_month(const Trace& trace, const std::vector<FileYear>& years, grid::Hour begin) {
  json list = json::array();
  for (const FileYear& year : years) {
    std::vector<double> months(12, std::numeric_limits<double>::quiet_NaN());
    for (std::size_t h = year.first_hour; h < year.first_hour + year.hours; ++h) {
      const grid::Date date = grid::to_date(begin + static_cast<grid::Hour>(h));
      double& month = months[date.month - 1];
      month = (std::isnan(month) ? 0.0 : month) + double{trace[h]};
    }
    list.push_back(numbers(months));
  }
  return list;
}

/// Characters of a region's packed series.
std::size_t text_size(const json& region) {
  std::size_t size = 0;
  for (const json& series : region) {
    if (series.is_object()) size += series["text"].get_ref<const std::string&>().size();
  }
  return size;
}

Trace difference(const Trace& a, const Trace& b) {
  Trace result(a.size());
  std::ranges::transform(a, b, result.begin(), std::minus<>());
  return result;
}

}  // namespace

std::vector<double> duration_shares() {
  constexpr int points = 120;
  std::vector<double> shares;
  for (int i = 0; i <= points; ++i) shares.push_back(i * i / double{points * points});
  return shares;
}

json region_traces(const ResultFile& file, const std::vector<FileYear>& years,
                   const std::vector<std::size_t>& order, std::size_t most_characters) {
  const std::size_t regions = order.size();
  const auto load = read_traces(file, "grid_load", regions);
  const auto demand = read_traces(file, "demand", regions);
  // the load is that of the balance's weather: what samples of other weather miss is no part of it
  const bool sampled = file.contains("shortfall_derated");
  const auto shortfall = read_traces(file, sampled ? "shortfall_derated" : "shortfall", regions);
  const auto expected =
      sampled ? read_traces(file, "shortfall", regions) : std::vector<Trace>(regions);
  const auto import = read_traces(file, "net_import", regions);
  json list(json::value_t::array);
  for (std::size_t r = 0; r < regions; ++r) {
    list.push_back(
        {{"load", nullptr},
         {"load_low", packed(daily_lows(load[r]))},
         {"load_mean", packed(daily_means(load[r]))},
         {"load_high", packed(daily_highs(load[r]))},
         {"campus", packed(difference(load[r], demand[r]))},
         {"shortfall", packed(shortfall[r])},
         {"import", packed(daily_means(import[r]))},
         {"duration", packed(duration_curves(load[r], years))},
         {"duration_demand", packed(duration_curves(demand[r], years))},
         {"expected", sampled ? sums_by_month(expected[r], years, file.begin()) : json(nullptr)}});
  }
  std::size_t characters = 0;
  for (const json& region : list) characters += text_size(region);
  for (const std::size_t r : order) {
    const PackedSeries hours = pack(load[r], step_of(load[r]), kHoursPerDay);
    if (characters + hours.text.size() > most_characters) continue;
    characters += hours.text.size();
    list[r]["load"] = to_json(hours);
  }
  return list;
}

}  // namespace gigaload::output
