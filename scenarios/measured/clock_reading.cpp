#include "scenarios/measured/clock_reading.hpp"

#include <date/date.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "scenarios/measured/civil_seconds.hpp"

namespace gigaload::scenarios {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

std::string upper(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return result;
}

/// Takes pieces from the beginning of a text.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  [[nodiscard]] bool at_end() const { return text_.empty(); }
  [[nodiscard]] char next() const { return text_.empty() ? '\0' : text_.front(); }

  bool take(char c) {
    if (next() != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  bool skip_blanks() {
    const bool blank = next() == ' ';
    while (take(' ')) {
    }
    return blank;
  }
  std::string_view digits() { return piece(is_digit); }
  std::string letters() { return upper(piece(is_letter)); }

  /// Takes a number of at most `most` digits; nothing for any other.
  std::optional<int> number(std::size_t most) {
    const auto text = digits();
    if (text.empty() || text.size() > most) return std::nullopt;
    return value_of(text);
  }

  static int value_of(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
  }

 private:
  std::string_view piece(bool (*belongs)(char)) {
    const auto end = std::ranges::find_if_not(text_, belongs);
    const auto size = static_cast<std::size_t>(end - text_.begin());
    const std::string_view result = text_.substr(0, size);
    text_.remove_prefix(size);
    return result;
  }

  std::string_view text_;
};

std::optional<std::int64_t> days_of(int year, int month, int day) {
  const date::year_month_day found{date::year{year}, date::month{static_cast<unsigned>(month)},
                                   date::day{static_cast<unsigned>(day)}};
  if (!found.ok()) return std::nullopt;
  return date::sys_days(found).time_since_epoch().count();
}

std::optional<int> take_year(Scanner& in) {
  const auto text = in.digits();
  if (text.size() == 4) return Scanner::value_of(text);
  if (text.size() != 2) return std::nullopt;
  const int year = Scanner::value_of(text);
  return year < 70 ? 2000 + year : 1900 + year;
}

std::optional<int> take_month_name(Scanner& in) {
  constexpr std::array<std::string_view, 12> kMonths = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                        "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
  const std::string name = in.letters();
  const auto* const found = std::ranges::find(kMonths, name.substr(0, 3));
  if (found == kMonths.end()) return std::nullopt;
  return static_cast<int>(found - kMonths.begin()) + 1;
}

/// Takes what follows the year of 2024-01-31.
std::optional<std::int64_t> days_behind_year(Scanner& in, int year) {
  const char separator = in.next();
  if (separator != '-' && separator != '/') return std::nullopt;
  in.take(separator);
  const auto month = in.number(2);
  if (!month || !in.take(separator)) return std::nullopt;
  const auto day = in.number(2);
  return day ? days_of(year, *month, *day) : std::nullopt;
}

std::optional<std::int64_t> take_date(Scanner& in, DateOrder order) {
  const auto first = in.digits();
  if (first.size() == 8) {
    const int value = Scanner::value_of(first);
    return days_of(value / 10000, value / 100 % 100, value % 100);
  }
  if (first.size() == 4) return days_behind_year(in, Scanner::value_of(first));
  if (first.empty() || first.size() > 2) return std::nullopt;
  int one = Scanner::value_of(first);
  const char separator = in.next();
  if (separator == '-' || separator == '/' || separator == '.') in.take(separator);
  if (is_letter(in.next())) {
    const auto month = take_month_name(in);
    in.take(separator);
    const auto year = take_year(in);
    return month && year ? days_of(*year, *month, one) : std::nullopt;
  }
  auto two = in.number(2);
  if (!two || is_letter(separator) || !in.take(separator)) return std::nullopt;
  const auto year = take_year(in);
  if (separator != '.' && order == DateOrder::month_first) std::swap(one, *two);
  return year ? days_of(*year, *two, one) : std::nullopt;
}

/// Takes the time of the day: seconds, those of 24:00 for the end of the day.
std::optional<std::int64_t> take_time(Scanner& in) {
  auto hour = in.number(2);
  if (!hour || !in.take(':')) return std::nullopt;
  const auto minute = in.number(2);
  int second = 0;
  if (in.take(':')) {
    const auto taken = in.number(2);
    if (!taken) return std::nullopt;
    second = *taken;
    if (in.take('.')) in.digits();
  }
  if (!minute || *minute > 59 || second > 59) return std::nullopt;
  Scanner behind = in;
  behind.skip_blanks();
  const std::string half = behind.letters();
  if (half == "AM" || half == "PM") {
    if (*hour < 1 || *hour > 12) return std::nullopt;
    *hour = *hour % 12 + (half == "PM" ? 12 : 0);
    in = behind;
  }
  const std::int64_t time_s = *hour * kHour_s + *minute * kMinute_s + second;
  if (time_s > kDay_s) return std::nullopt;
  return time_s;
}

/// Takes the zone; false if something else stands there.
bool take_zone(Scanner& in, ClockReading& reading) {
  in.skip_blanks();
  if (in.at_end()) return true;
  const char sign = in.next();
  if (sign == '+' || sign == '-') {
    in.take(sign);
    const auto digits = in.digits();
    if (digits.size() != 2 && digits.size() != 4) return false;
    const int hours = Scanner::value_of(digits.substr(0, 2));
    int minutes = digits.size() == 4 ? Scanner::value_of(digits.substr(2)) : 0;
    if (digits.size() == 2 && in.take(':')) {
      const auto taken = in.number(2);
      if (!taken) return false;
      minutes = *taken;
    }
    if (hours > 14 || minutes > 59 || !in.at_end()) return false;
    reading.offset_s = (sign == '-' ? -1 : 1) * (hours * kHour_s + minutes * kMinute_s);
    return true;
  }
  const bool bracket = in.take('(');
  const std::string name = in.letters();
  if (bracket && !in.take(')')) return false;
  if (name != "DST") {
    reading.offset_s = zone_offset_s(name);
    if (!reading.offset_s) return false;
  }
  return in.at_end();
}

/// Reads the days since 1899-12-30 of a workbook; whole days are dates.
std::optional<ClockReading> parse_serial(std::string_view text) {
  constexpr double kOf1970 = 25569.0;  // 1970-01-01
  double days = 0.0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), days);
  if (error != std::errc{} || rest != text.data() + text.size()) return std::nullopt;
  if (!(days >= 10000.0 && days < 100000.0)) return std::nullopt;
  const double seconds = (days - kOf1970) * static_cast<double>(kDay_s);
  ClockReading reading;
  reading.local_s = std::llround(seconds);
  reading.has_time = days != std::floor(days);
  return reading;
}

}  // namespace

std::optional<std::int64_t> zone_offset_s(std::string_view abbreviation) {
  struct Zone {
    std::string_view name;
    int hours;
  };
  constexpr std::array<Zone, 19> kZones = {{{"Z", 0},
                                            {"UTC", 0},
                                            {"GMT", 0},
                                            {"EST", -5},
                                            {"EDT", -4},
                                            {"CST", -6},
                                            {"CDT", -5},
                                            {"MST", -7},
                                            {"MDT", -6},
                                            {"PST", -8},
                                            {"PDT", -7},
                                            {"WET", 0},
                                            {"WEST", 1},
                                            {"BST", 1},
                                            {"CET", 1},
                                            {"CEST", 2},
                                            {"EET", 2},
                                            {"EEST", 3},
                                            {"MSK", 3}}};
  const auto* const found = std::ranges::find(kZones, abbreviation, &Zone::name);
  if (found == kZones.end()) return std::nullopt;
  return found->hours * kHour_s;
}

std::optional<ClockReading> parse_clock(std::string_view text, DateOrder order) {
  constexpr std::size_t kLongest = 64;  // no moment is longer
  if (text.size() > kLongest) return std::nullopt;
  ClockReading reading;
  if (const auto hyphen = text.find(" - "); hyphen != std::string_view::npos) {
    if (!parse_clock(text.substr(hyphen + 3), order)) return std::nullopt;
    text = text.substr(0, hyphen);
    reading.begins_interval = true;
  }
  while (text.ends_with(' ')) text.remove_suffix(1);
  if (const auto serial = parse_serial(text)) return serial;
  Scanner in(text);
  in.skip_blanks();
  const auto days = take_date(in, order);
  if (!days) return std::nullopt;
  reading.local_s = *days * kDay_s;
  if (in.at_end()) return reading;
  if (!in.take('T') && !in.skip_blanks()) return std::nullopt;
  const auto time_s = take_time(in);
  if (!time_s || !take_zone(in, reading)) return std::nullopt;
  reading.local_s += *time_s;
  reading.has_time = true;
  reading.ends_day = *time_s == kDay_s;
  return reading;
}

DateOrder order_of_dates(const std::vector<std::string>& texts) {
  const bool day_first = std::ranges::any_of(texts, [](const std::string& text) {
    Scanner in(text);
    in.skip_blanks();
    const auto first = in.number(2);
    return first && *first > 12 && (in.next() == '/' || in.next() == '-');
  });
  return day_first ? DateOrder::day_first : DateOrder::month_first;
}

}  // namespace gigaload::scenarios
