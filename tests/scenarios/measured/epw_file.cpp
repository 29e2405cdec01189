#include "scenarios/measured/epw_file.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "tests/scenarios/problems_of.hpp"
#include "tests/scenarios/sample_epw.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

struct Read {
  explicit Read(const std::vector<std::string>& lines) : Read(joined_lines(lines)) {}
  explicit Read(const std::string& text) {
    file = read_epw(text, problems.add_source("x.epw", text), "weather.AA.file", "x.epw", problems,
                    notices);
    found = problems_of(problems);
  }
  Problems problems;
  std::vector<std::string> notices;
  EpwFile file;
  std::vector<Problem> found;
};

/// One problem, of this line, that says so.
void check_problem(const Read& read, unsigned line, const std::string& says) {
  CAPTURE(says);
  REQUIRE(read.found.size() == 1);
  CHECK(read.found[0].line == line);
  CHECK(read.found[0].file == "x.epw");
  CHECK(read.found[0].message.find(says) != std::string::npos);
  CHECK(read.file.air.hours.empty());
}

double dry_bulb_read(int i) {  // what the sample says of reading i, cyclic
  constexpr double kTurn = 6.283185307179586;
  i = (i % 8760 + 8760) % 8760;
  return 15.0 - 10.0 * std::cos(kTurn * i / 8760.0) + 5.0 * std::cos(kTurn * (i % 24 - 14) / 24.0);
}

}  // namespace

TEST_CASE("epw: header, and hours in UTC as the mean of the readings at their ends") {
  const Read read(sample_epw(40.0, -5.0));
  CHECK(read.found.empty());
  CHECK(read.notices.empty());
  CHECK(read.file.city == "Somewhere");
  CHECK(read.file.latitude_deg == 40.0);
  CHECK(read.file.time_zone_h == -5.0);
  CHECK(read.file.elevation_m == 120.0);
  const auto& hours = read.file.air.hours;
  REQUIRE(hours.size() == 8760);
  CHECK(read.file.air.typical_year);
  // 05:00 UTC is 00:00 standard time: the reading at 00:00 is hour 24 of 31 December, row 8759
  CHECK(hours[5].dry_bulb_c ==
        doctest::Approx(0.5 * (dry_bulb_read(8759) + dry_bulb_read(0))).epsilon(1e-5));
  CHECK(hours[5 + 14].dry_bulb_c ==
        doctest::Approx(0.5 * (dry_bulb_read(13) + dry_bulb_read(14))).epsilon(1e-5));
  CHECK(hours[0].dry_bulb_c ==
        doctest::Approx(0.5 * (dry_bulb_read(8754) + dry_bulb_read(8755))).epsilon(1e-5));
  CHECK(hours[100].dew_point_c == doctest::Approx(hours[100].dry_bulb_c - 8.0).epsilon(1e-4));
  CHECK(hours[100].pressure_pa == doctest::Approx(99000.0));
}

TEST_CASE("epw: half hours of time zone, minute 60, minute 30") {
  const auto hours = Read(sample_epw(40.0, 5.5)).file.air.hours;
  REQUIRE(hours.size() == 8760);  // 00:00 UTC is 05:30: between readings 4 and 5, and 5 and 6
  CHECK(hours[0].dry_bulb_c ==
        doctest::Approx(0.25 * dry_bulb_read(4) + 0.5 * dry_bulb_read(5) + 0.25 * dry_bulb_read(6))
            .epsilon(1e-5));
  CHECK(Read(sample_epw(40.0, -5.0, 60)).file.air.hours[5].dry_bulb_c ==
        Read(sample_epw(40.0, -5.0, 0)).file.air.hours[5].dry_bulb_c);
  const Read middle(sample_epw(40.0, -5.0, 30));
  CHECK(middle.found.empty());
  CHECK(middle.file.air.hours[5].dry_bulb_c == doctest::Approx(dry_bulb_read(0)).epsilon(1e-5));
  auto lines = sample_epw();
  lines[8 + 50] = with_field(lines[8 + 50], 4, "30");
  check_problem(Read(lines), 59, "the middle of some hours");
  lines[8 + 50] = with_field(lines[8 + 50], 4, "15");
  check_problem(Read(lines), 59, "minute 0 or 60");
}

TEST_CASE("epw: a leap year loses its 29 February, and says so") {
  auto lines = sample_epw();
  const std::size_t march = 8 + 59 * 24;
  std::vector<std::string> leap_day(lines.begin() + static_cast<std::ptrdiff_t>(march) - 24,
                                    lines.begin() + static_cast<std::ptrdiff_t>(march));
  for (auto& line : leap_day) line = with_field(line, 2, "29");
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(march), leap_day.begin(),
               leap_day.end());
  const Read read(lines);
  CHECK(read.found.empty());
  REQUIRE(read.notices.size() == 1);
  CHECK(read.notices[0].find("24 h of 29 February") != std::string::npos);
  CHECK(read.file.air.hours.size() == 8760);
}

TEST_CASE("epw: a year that begins anywhere holds the same air") {
  const auto lines = sample_epw();
  const Read january(lines);
  for (const int begin : {1, 24, 181 * 24, 181 * 24 + 7, 8759}) {
    CAPTURE(begin);
    auto turned = lines;
    std::rotate(turned.begin() + 8, turned.begin() + 8 + begin, turned.end());
    const Read read(turned);
    CHECK(read.found.empty());
    CHECK(read.notices.size() == (begin < 24 ? 0 : 1));
    REQUIRE(read.file.air.hours.size() == 8760);
    for (std::size_t h = 0; h < 8760; h += 73) {
      CHECK(read.file.air.hours[h].dry_bulb_c == january.file.air.hours[h].dry_bulb_c);
    }
  }
}

TEST_CASE("epw: a relative humidity that nobody needs is no reason to refuse the file") {
  for (const char* humidity : {"115", "-1", "0", "x", "1e9", ""}) {
    CAPTURE(humidity);
    auto lines = sample_epw();
    for (int i = 3000; i < 3003; ++i) {
      auto& line = lines[static_cast<std::size_t>(8 + i)];
      line = with_field(line, 8, humidity);
    }
    const Read read(lines);
    CHECK(read.found.empty());
    const std::string text = humidity;
    const bool told = text == "115" || text == "-1" || text == "x";
    REQUIRE(read.notices.size() == (told ? 1 : 0));
    if (told) CHECK(read.notices[0].starts_with("x.epw:3009: \"" + text + "\" is no relative"));
    CHECK(read.file.air.hours.size() == 8760);
  }
  auto lines = sample_epw();
  lines[8 + 10] = with_field(with_field(lines[8 + 10], 7, "99.9"), 8, "115");
  check_problem(Read(lines), 8 + 11, "relative humidity between 0 and 110");
}

TEST_CASE("epw: a relative humidity without meaning is missing, or refused") {
  const auto with_humidity = [](const char* percent, std::size_t begin, std::size_t end) {
    auto lines = sample_epw();
    for (std::size_t i = begin; i < end; ++i) {
      lines[8 + i] = with_field(with_field(lines[8 + i], 7, "99.9"), 8, percent);
    }
    return Read(lines);
  };
  const Read few = with_humidity("0", 3000, 3003);
  CHECK(few.found.empty());
  REQUIRE(few.notices.size() == 2);
  CHECK(few.notices[0].starts_with("x.epw:3009: 3 h have a relative humidity of 0"));
  CHECK(few.notices[1].find("3 h lack a humidity") != std::string::npos);
  CHECK(few.file.air.hours[3005].dew_point_c > dry_bulb_read(3001) - 12.0);
  check_problem(with_humidity("0", 0, 8760), 9, "no humidity at all");
  check_problem(with_humidity("0", 100, 200), 109, "from here 100 h lack a humidity");
  check_problem(with_humidity("0.66", 0, 8760), 9, "never exceeds 0.66 %");
  check_problem(with_humidity("1", 0, 8760), 9, "shares of 1 where per cent");
  CHECK(with_humidity("0.66", 0, 47).found.empty());  // others of the file are above 1 %
  check_problem(with_humidity("0.66", 4000, 8760), 4009, "from here 4760 relative humidities");
}

TEST_CASE("epw: codes of missing values, filled where they are few, refused where they are many") {
  auto lines = sample_epw();
  lines[8 + 100] = with_field(lines[8 + 100], 6, "99.9");
  lines[8 + 101] = with_field(lines[8 + 101], 6, "99.9");
  lines[8 + 200] = with_field(lines[8 + 200], 7, "99.9");  // humidity stands beside it
  lines[8 + 300] = with_field(lines[8 + 300], 9, "999999");
  lines[8 + 8759] = with_field(lines[8 + 8759], 6, "");  // between the last and the first
  const Read read(lines);
  CHECK(read.found.empty());
  REQUIRE(read.notices.size() == 2);
  CHECK(read.notices[0].find("x.epw:109: 3 h lack a dry bulb") != std::string::npos);
  CHECK(read.notices[1].find("x.epw:309: 1 h lack a pressure, here first: taken as 99") !=
        std::string::npos);
  const double third = (dry_bulb_read(102) - dry_bulb_read(99)) / 3.0;
  CHECK(read.file.air.hours[5 + 101].dry_bulb_c ==
        doctest::Approx(dry_bulb_read(99) + 1.5 * third).epsilon(1e-4));
  CHECK(read.file.air.hours[5 + 200].dew_point_c < read.file.air.hours[5 + 200].dry_bulb_c - 5.0);
  for (int i = 0; i < 7; ++i)
    lines[static_cast<std::size_t>(8 + 500 + i)] =
        with_field(lines[static_cast<std::size_t>(8 + 500 + i)], 6, "99.9");
  check_problem(Read(lines), 509, "7 h lack a dry bulb");
}

TEST_CASE("epw: rows that are missing, doubled, out of order, out of range") {
  auto lines = sample_epw();
  auto changed = lines;
  changed.erase(changed.begin() + 8 + 1000);  // 8,759 rows: a stated repair
  const Read short_by_one(changed);
  CHECK(short_by_one.found.empty());
  REQUIRE(short_by_one.notices.size() == 3);  // dry bulb, humidity, pressure
  CHECK(short_by_one.notices[0].find("x.epw:1008: 1 h lack a dry bulb") != std::string::npos);

  changed = lines;
  changed.erase(changed.begin() + 8);  // the first: told at the first line there is
  CHECK(Read(changed).notices.at(0).find("x.epw:9: 1 h lack a dry bulb") != std::string::npos);

  changed = lines;
  changed.erase(changed.begin() + 8 + 2400, changed.begin() + 8 + 2424);  // a day
  Read day(changed);
  REQUIRE(!day.found.empty());
  CHECK(day.found[0].line == 8 + 2400);
  CHECK(day.found[0].message.find("from here 24 h lack a dry bulb") != std::string::npos);
  CHECK(day.file.air.hours.empty());

  changed = lines;
  changed.insert(changed.begin() + 8 + 7345, lines[8 + 7344]);
  check_problem(Read(changed), 8 + 7346, "a second time, first in line 7353");

  changed = lines;
  changed[8 + 77] = with_field(lines[8 + 77], 6, "nan");
  check_problem(Read(changed), 8 + 78, "not \"nan\"");
  changed[8 + 77] = with_field(lines[8 + 77], 6, "-99");
  check_problem(Read(changed), 8 + 78, "between -90 and 70");
  changed[8 + 77] = with_field(lines[8 + 77], 7, "40");
  check_problem(Read(changed), 8 + 78, "is above the dry bulb");
  changed[8 + 77] = with_field(lines[8 + 77], 3, "25");
  check_problem(Read(changed), 8 + 78, "an hour from 1 to 24");
  changed[8 + 77] = "2015,1,4";
  check_problem(Read(changed), 8 + 78, "3 fields");
}

TEST_CASE("epw: headers that are not what is wanted") {
  const auto lines = sample_epw();
  const auto changed = [&lines](std::size_t line, std::size_t field, const char* text) {
    auto result = lines;
    result[line] = with_field(lines[line], field, text);
    return Read(result);
  };
  check_problem(changed(0, 0, "PLACE"), 1, "LOCATION");
  check_problem(changed(0, 6, "91"), 1, "a latitude between -90 and 90");
  check_problem(changed(0, 8, "x"), 1, "a time zone");
  check_problem(changed(7, 1, "2"), 8, "one data period");
  check_problem(changed(7, 2, "4"), 8, "one reading an hour is wanted, not 4");
  CHECK(changed(4, 2, "3/12").notices.size() == 1);
  CHECK(!Read(std::string()).file.air.typical_year);
  check_problem(Read(std::vector<std::string>(lines.begin(), lines.begin() + 8)), 8, "no hours");
  check_problem(Read(std::vector<std::string>(lines.begin(), lines.begin() + 5)), 5,
                "eight header lines");
}
