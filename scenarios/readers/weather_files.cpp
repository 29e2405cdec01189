#include "scenarios/readers/weather_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numeric>
#include <optional>
#include <string_view>

#include "grid/weather/climate.hpp"
#include "scenarios/measured/air_table.hpp"
#include "scenarios/measured/epw_file.hpp"
#include "scenarios/tables/csv_table.hpp"
#include "scenarios/text/sha256.hpp"
#include "scenarios/text/text_file.hpp"

namespace gigaload::scenarios {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestFile = std::size_t{64} << 20U;  // bytes
constexpr double kSeason_k = 3.0;  // of July over January: below that there are no seasons

double mean_dry_bulb(const grid::AirShape& air, std::size_t month) {
  const auto& day = air.dry_bulb_c[month];
  return std::accumulate(day.begin(), day.end(), 0.0) / static_cast<double>(day.size());
}

/// Nothing where the series does not have at least two weeks of the month.
std::optional<double> mean_dry_bulb(const grid::AirSeries& series, std::size_t month) {
  double sum = 0.0, hours = 0.0;
  for (std::size_t h = 0; h < series.hours.size(); ++h) {
    if (grid::month_of_day(grid::day_of(series.first + static_cast<grid::Hour>(h))) != month) {
      continue;
    }
    sum += series.hours[h].dry_bulb_c;
    hours += 1.0;
  }
  if (hours < 14.0 * 24.0) return std::nullopt;
  return sum / hours;
}

class Files {
 public:
  Files(const Document& document, const Settings& settings, Problems& problems,
        std::vector<std::string>& notices, std::vector<std::pair<std::string, std::string>>& hashes)
      : document_(document),
        settings_(settings),
        problems_(problems),
        notices_(notices),
        hashes_(hashes) {}

  void read(const std::string& name, grid::Hour begin, grid::Hour end, const grid::Region& region,
            grid::RegionData& data) {
    const std::string key = "weather." + name + ".file";
    if (!settings_.has(key)) return;
    const fs::path path =
        (document_.folders.at(settings_.source(key)) / settings_.text(key)).lexically_normal();
    const std::string extension = extension_of(path);
    if (extension != ".epw" && extension != ".csv") {
      problems_.add(settings_.place(key), key,
                    fmt::format("an .epw or a .csv file is wanted, not \"{}\"{}", path.string(),
                                extension == ".gz" ? "; unpack it first" : ""));
      return;
    }
    TextFile file = read_text_file(path, kLargestFile);
    if (!file.fault.empty()) {
      problems_.add(settings_.place(key), key, path.string() + ": " + file.fault);
      return;
    }
    hashes_.emplace_back(path.filename().string(), sha256(file.text));
    drop_byte_order_mark(file.text);
    const std::size_t source = problems_.add_source(path.string(), file.text);
    grid::AirSeries series = extension == ".epw"
                                 ? of_epw(file.text, source, key, path.string(), region, data)
                                 : of_table(file.text, source, key, path.string(), data);
    if (series.hours.empty()) return;
    check_seasons(series, data.air, source, key);
    if (!series.typical_year) check_dates(series, begin, end, source, key, path.string());
    data.air_series = std::move(series);
  }

 private:
  grid::AirSeries of_epw(const std::string& text, std::size_t source, const std::string& key,
                         const std::string& name, const grid::Region& region,
                         const grid::RegionData& data) {
    const EpwFile file = read_epw(text, source, key, name, problems_, notices_);
    if (file.air.hours.empty()) return {};
    if (file.latitude_deg < 0.0 && mean_dry_bulb(data.air, 6) > mean_dry_bulb(data.air, 0)) {
      problems_.add({source, 1, 1}, key,
                    fmt::format("{} lies at {:.1f} degrees south, and {} has its summer in July",
                                file.city, -file.latitude_deg, region.title));
      return {};
    }
    const grid::Hour winter = grid::start_of_year(2025);
    const grid::LocalClock clock(region.time_zone, winter, winter + 48);
    const grid::LocalHour local = clock.at(winter + 24);
    const double ahead_h = static_cast<double>((local.day - grid::day_of(winter + 24)) * 24 +
                                               static_cast<std::int64_t>(local.hour));
    if (std::abs(ahead_h - file.time_zone_h) > 1.5) {
      notices_.push_back(
          fmt::format("{}:1: its standard time is {:+g} h from UTC, that of {} {:+g}: "
                      "is it the right place?",
                      name, file.time_zone_h, region.title, ahead_h));
    }
    return file.air;
  }

  grid::AirSeries of_table(const std::string& text, std::size_t source, const std::string& key,
                           const std::string& name, const grid::RegionData& data) {
    const CsvTable table(text, source, key, problems_);
    return read_air_table(table, source, key, name, grid::mean_pressure_pa(data), problems_,
                          notices_);
  }

  /// A file from the other hemisphere has its summer when the region has its winter.
  void check_seasons(const grid::AirSeries& series, const grid::AirShape& air, std::size_t source,
                     const std::string& key) {
    const auto january = mean_dry_bulb(series, 0), july = mean_dry_bulb(series, 6);
    if (!january || !july) return;
    const double found = *july - *january;
    const double wanted = mean_dry_bulb(air, 6) - mean_dry_bulb(air, 0);
    if (found * wanted >= 0.0 || std::min(std::abs(found), std::abs(wanted)) < kSeason_k) return;
    problems_.add(
        {source, 1, 1}, key,
        fmt::format("July is {:+.1f} K from January in the file and {:+.1f} K in the region: "
                    "is it of the other hemisphere, or are its months shifted?",
                    found, wanted));
  }

  void check_dates(const grid::AirSeries& series, grid::Hour begin, grid::Hour end,
                   std::size_t source, const std::string& key, const std::string& name) {
    const grid::Hour last = series.first + static_cast<grid::Hour>(series.hours.size());
    const auto date = [](grid::Hour hour) { return grid::to_string(grid::to_date(hour)); };
    if (last <= begin || series.first >= end) {
      problems_.add(
          {source, 0, 0}, key,
          fmt::format("its hours, {} to {}, have nothing in common with the run, {} to {}",
                      date(series.first), date(last - 1), date(begin), date(end - 1)));
    } else if (series.first > begin || last < end) {
      notices_.push_back(
          fmt::format("{}: it holds {} to {}; the rest of the run has the region's typical air",
                      name, date(series.first), date(last - 1)));
    }
  }

  const Document& document_;
  const Settings& settings_;
  Problems& problems_;
  std::vector<std::string>& notices_;
  std::vector<std::pair<std::string, std::string>>& hashes_;
};

}  // namespace

void read_weather_files(const Document& document, const Settings& settings,
                        const RegionNames& regions, grid::Hour begin, grid::Hour end,
                        grid::System& system, Problems& problems, std::vector<std::string>& notices,
                        std::vector<std::pair<std::string, std::string>>& hashes) {
  Files files(document, settings, problems, notices, hashes);
  for (const std::string& name : settings.members("weather")) {
    const std::string key = "weather." + name + ".file";
    if (!settings.has(key)) continue;
    if (const auto region = regions.find(name)) {
      files.read(name, begin, end, system.regions[region->get()], system.data[region->get()]);
    } else if (!regions.known().empty() && !regions.is_known(name)) {
      problems.add(settings.place(key), key, regions.unknown_in_words(name));
    }
  }
}

}  // namespace gigaload::scenarios
