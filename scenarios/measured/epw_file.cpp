#include "scenarios/measured/epw_file.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>

#include "grid/core/held.hpp"
#include "grid/core/hours_of_year.hpp"
#include "grid/core/month_days.hpp"
#include "grid/weather/air.hpp"
#include "scenarios/measured/air_rows.hpp"
#include "scenarios/measured/relative_humidity.hpp"
#include "scenarios/measured/year_of_air.hpp"
#include "scenarios/text/trimmed.hpp"

namespace gigaload::scenarios {
namespace {

constexpr std::size_t kHours = grid::kHoursOfCommonYear;
constexpr std::string_view kBlanks = " \t\r";
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

std::optional<double> number(std::string_view text) {
  text = trimmed(text, kBlanks);
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0.0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || rest != text.data() + text.size() || !std::isfinite(value)) return {};
  return value;
}

struct Column {
  std::size_t index;
  const char* name;
  double lowest, highest, missing;  // at or above `missing` there is no value
};
constexpr Column kDryBulb{6, "dry bulb", -90.0, 70.0, 99.9};
constexpr Column kDewPoint{7, "dew point", -90.0, 70.0, 99.9};
constexpr Column kHumidity{8, "relative humidity", 0.0, 110.0, 999.0};
// from 7 km of height on; the format has 31,000, less than the vapour pressure of its 70 C
constexpr Column kPressure{9, "pressure", 40000.0, 120000.0, 999999.0};

class Reader {
 public:
  Reader(std::size_t source, const std::string& key, const std::string& name, Problems& problems,
         std::vector<std::string>& notices)
      : source_(source), key_(key), name_(name), problems_(problems), notices_(notices) {}

  EpwFile read(std::string_view text) {
    EpwFile file;
    while (!text.empty() && good_) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      split(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
      ++line_;
      if (line_ == 1) read_location(file);
      if (line_ == 5) read_leap_year();
      if (line_ == 8) read_periods();
      if (line_ > 8 && !(fields_.size() == 1 && trimmed(fields_[0], kBlanks).empty())) read_hour();
    }
    if (good_ && line_ < 8) complain(0, "eight header lines and the hours of a year are wanted");
    if (good_) finish(file);
    return file;
  }

 private:
  void split(std::string_view line) {
    fields_.clear();
    starts_.clear();
    for (std::size_t begin = 0;;) {
      const std::size_t end = std::min(line.find(',', begin), line.size());
      fields_.push_back(line.substr(begin, end - begin));
      starts_.push_back(static_cast<unsigned>(begin) + 1);
      if (end == line.size()) return;
      begin = end + 1;
    }
  }

  void complain(std::size_t field, std::string message) {
    good_ = false;
    const unsigned column = field < starts_.size() ? starts_[field] : 1;
    problems_.add({source_, line_, column}, key_, std::move(message));
  }

  bool header(const char* keyword, std::size_t fields) {
    if (trimmed(fields_[0], kBlanks).starts_with(keyword) && fields_.size() >= fields) return true;
    complain(0, fmt::format("the header line {} with {} fields is wanted here, as in every .epw "
                            "file",
                            keyword, fields));
    return false;
  }

  double header_number(std::size_t field, const char* what, double lowest, double highest) {
    const auto value = number(fields_[field]);
    if (value && *value >= lowest && *value <= highest) return *value;
    complain(field, fmt::format("{} between {:g} and {:g} is wanted, not \"{}\"", what, lowest,
                                highest, trimmed(fields_[field], kBlanks)));
    return 0.0;
  }

  void read_location(EpwFile& file) {
    if (!header("LOCATION", 10)) return;
    file.city = trimmed(fields_[1], kBlanks);
    file.latitude_deg = header_number(6, "a latitude", -90.0, 90.0);
    header_number(7, "a longitude", -180.0, 180.0);
    file.time_zone_h = header_number(8, "a time zone in hours", -12.0, 14.0);
    file.elevation_m = header_number(9, "an elevation in m", -1000.0, 9999.9);
  }

  void read_leap_year() {
    if (!header("HOLIDAYS/DAYLIGHT SAVING", 4)) return;  // others write SAVINGS
    const auto from = trimmed(fields_[2], kBlanks), to = trimmed(fields_[3], kBlanks);
    if ((from != "0" && !from.empty()) || (to != "0" && !to.empty())) {
      notices_.push_back(fmt::format(
          "{}:{}: daylight saving from {} to {} is for the calendar; the hours are standard time",
          name_, line_, from, to));
    }
  }

  void read_periods() {
    if (!header("DATA PERIODS", 7)) return;
    if (const auto periods = number(fields_[1]); !periods || *periods != 1.0) {
      complain(1, fmt::format("one data period is wanted, not {}", trimmed(fields_[1], kBlanks)));
    } else if (const auto intervals = number(fields_[2]); !intervals || *intervals != 1.0) {
      complain(2, fmt::format("one reading an hour is wanted, not {}: average the file to hours",
                              trimmed(fields_[2], kBlanks)));
    }
  }

  int whole(std::size_t field, const char* what, int lowest, int highest) {
    const auto value = number(fields_[field]);
    if (value && *value >= lowest && *value <= highest && *value == std::floor(*value)) {
      return static_cast<int>(*value);
    }
    complain(field, fmt::format("{} from {} to {} is wanted, not \"{}\"", what, lowest, highest,
                                trimmed(fields_[field], kBlanks)));
    return lowest;
  }

  /// NaN where it is missing.
  double value(const Column& column) {
    const auto text = trimmed(fields_[column.index], kBlanks);
    if (text.empty()) return kNone;
    const auto found = number(text);
    if (found && *found >= column.missing) return kNone;
    if (found && *found >= column.lowest && *found <= column.highest) return *found;
    complain(column.index,
             fmt::format("{} between {:g} and {:g} is wanted, or {:.8g} where it is missing, not "
                         "\"{}\"",
                         column.name, column.lowest, column.highest, column.missing, text));
    return kNone;
  }

  void read_hour() {
    if (fields_.size() < 10) {
      complain(0, fmt::format("{} fields; an hour has 35, of which the first 10 are needed",
                              fields_.size()));
      return;
    }
    whole(0, "a year", 0, 9999);
    const int month = whole(1, "a month", 1, 12);
    if (!good_) return;
    const int day = whole(2, "a day of the month", 1, grid::most_days_of_month(month));
    const int hour = whole(3, "an hour", 1, 24);
    if (!good_ || !read_minute()) return;
    const double dry_bulb = value(kDryBulb), pressure = value(kPressure);
    const double dew_point = read_dew_point(dry_bulb);
    const std::string fault = year_.put(month, day, hour, {dry_bulb, dew_point, pressure, line_});
    if (!fault.empty()) complain(3, fault);
  }

  /// Returns whether the reading is of the same moment of its hour as those before.
  bool read_minute() {
    const int minute = whole(4, "a minute", 0, 60);
    if (!good_) return false;
    if (minute != 0 && minute != 30 && minute != 60) {
      complain(4,
               fmt::format("minute 0 or 60, the end of the hour, or 30 is wanted, not {}", minute));
      return false;
    }
    const bool middle = minute == 30;
    if (!middle_) middle_ = middle;
    if (middle != *middle_) {
      complain(4, "the minute stands at the middle of some hours and at the end of others");
    }
    return good_;
  }

  /// Reads the dew point, or makes it of the relative humidity, which is held against its bounds
  /// only then: files hold others in hours in which nobody needs it.
  double read_dew_point(double dry_bulb_c) {
    constexpr double kPercent = 0.01;
    const double dew_point_c = value(kDewPoint);
    if (std::isnan(dew_point_c) && !std::isnan(dry_bulb_c)) {
      return humidity_.dew_point_c(kPercent * value(kHumidity), dry_bulb_c, line_);
    }
    const auto text = trimmed(fields_[kHumidity.index], kBlanks);
    const auto percent = number(text);
    if (percent && *percent >= kHumidity.lowest && *percent <= kHumidity.highest) {
      humidity_.see(kPercent * *percent);
    } else if (!text.empty() && !(percent && *percent >= kHumidity.missing)) {
      if (ignored_humidities_++ == 0) {
        first_ignored_ = fmt::format("{}:{}: \"{}\"", name_, line_, text);
      }
    }
    return dew_point_c;
  }

  void finish(EpwFile& file) {
    if (year_.is_empty()) {
      complain(0, "there are no hours behind the header");
      return;
    }
    if (ignored_humidities_ > 0) {
      notices_.push_back(
          fmt::format("{} is no relative humidity from {:g} to {:g} %; nor are those of {} h in "
                      "all, which are not used: the dew point stands beside them",
                      first_ignored_, kHumidity.lowest, kHumidity.highest, ignored_humidities_));
    }
    const std::size_t before = problems_.count();
    const AirRowsOf of{source_, key_, name_, grid::pressure_at_altitude_pa(file.elevation_m)};
    humidity_.finish(of, problems_, notices_);
    if (problems_.count() > before) return;
    const auto readings =
        complete_rows(std::move(year_).finish(name_, notices_), true, of, problems_, notices_);
    if (readings.empty()) return;
    file.air.typical_year = true;
    const bool is_middle = grid::held(middle_);
    const double behind = is_middle ? 0.5 : 1.0;  // hours from the begin of row 0 to its reading
    const auto at = [&](double local_h) {         // local standard time
      double x = std::fmod(local_h - behind, static_cast<double>(kHours));
      if (x < 0.0) x += static_cast<double>(kHours);
      const auto i = std::min(static_cast<std::size_t>(x), kHours - 1);
      const grid::AirReading &a = readings[i], &b = readings[(i + 1) % kHours];
      const double part = x - static_cast<double>(i);
      return grid::AirReading{(1.0 - part) * a.dry_bulb_c + part * b.dry_bulb_c,
                              (1.0 - part) * a.dew_point_c + part * b.dew_point_c,
                              (1.0 - part) * a.pressure_pa + part * b.pressure_pa};
    };
    for (std::size_t h = 0; h < kHours; ++h) {
      const double local_h = static_cast<double>(h) + file.time_zone_h;
      if (is_middle) {
        file.air.hours.push_back(at(local_h + 0.5));
        continue;
      }
      const grid::AirReading a = at(local_h), b = at(local_h + 1.0);
      file.air.hours.push_back({0.5 * (a.dry_bulb_c + b.dry_bulb_c),
                                0.5 * (a.dew_point_c + b.dew_point_c),
                                0.5 * (a.pressure_pa + b.pressure_pa)});
    }
  }

  std::size_t source_;
  const std::string& key_;
  const std::string& name_;
  Problems& problems_;
  std::vector<std::string>& notices_;
  bool good_ = true;
  unsigned line_ = 0;
  std::vector<std::string_view> fields_;
  std::vector<unsigned> starts_;
  YearOfAir year_;
  RelativeHumidity humidity_;
  std::size_t ignored_humidities_ = 0;  // out of bounds, and not used
  std::string first_ignored_;
  std::optional<bool> middle_;  // of the hour, not its end, are the readings
};

}  // namespace

EpwFile read_epw(const std::string& text, std::size_t source, const std::string& key,
                 const std::string& name, Problems& problems, std::vector<std::string>& notices) {
  return Reader(source, key, name, problems, notices).read(text);
}

}  // namespace gigaload::scenarios
