#include "tools/terminal/progress.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <string>

using namespace gigaload::tools;

namespace {

/// What a Progress writes to its stream.
std::string written(Progress::Style style, std::size_t from_h, std::size_t step_h,
                    std::size_t total_h) {
  std::FILE* stream = std::tmpfile();
  REQUIRE(stream != nullptr);
  {
    Progress progress(style, false, "h", Progress::From::start, static_cast<double>(from_h),
                      stream);
    for (std::size_t h = from_h + step_h; h <= total_h; h += step_h) progress.update(h, total_h);
  }
  std::rewind(stream);
  std::string text;
  std::array<char, 4096> part{};
  while (const std::size_t n = std::fread(part.data(), 1, part.size(), stream)) {
    text.append(part.data(), n);
  }
  std::fclose(stream);
  return text;
}

std::size_t count(const std::string& text, char c) {
  std::size_t n = 0;
  for (const char x : text) n += x == c ? 1 : 0;
  return n;
}

}  // namespace

TEST_CASE("time left follows the pace of this run, not of the one before it") {
  CHECK(seconds_left(0, 25, 100, 10.0) == doctest::Approx(30.0));
  CHECK(seconds_left(50, 75, 100, 10.0) == doctest::Approx(10.0));
  CHECK(seconds_left(0, 100, 100, 10.0) == 0.0);
  CHECK(seconds_left(50, 50, 100, 1.0) < 0.0);
}

TEST_CASE("a line is written after five seconds, and where a minute had none") {
  CHECK_FALSE(line_is_due(4.9, -1.0));
  CHECK(line_is_due(5.0, -1.0));
  CHECK_FALSE(line_is_due(64.0, 5.0));
  CHECK(line_is_due(65.0, 5.0));
}

TEST_CASE("what is mostly short is not told of at once") {
  std::FILE* stream = std::tmpfile();
  REQUIRE(stream != nullptr);
  for (const auto style : {Progress::Style::lines, Progress::Style::bar}) {
    Progress progress(style, false, "samples", Progress::From::two_seconds, 0.0, stream);
    progress.update(50.0, 100.0);
    progress.update(100.0, 100.0);
  }
  CHECK(std::ftell(stream) == 0);
  std::fclose(stream);
}

TEST_CASE("parts count for the share, and whole ones are told") {
  CHECK(Progress::line_text(2.7, 4.0, "members", 30.0) == "2 of 4 members, 67 %, 30 s left");
  CHECK(Progress::bar_text(2.7, 4.0, "members", 30.0, 40, false).find("68 %  2 of 4 members") !=
        std::string::npos);
}

TEST_CASE("estimates have two digits at most") {
  CHECK(about_text(0.2) == "about a second");
  CHECK(about_text(7.4) == "about 7 s");
  CHECK(about_text(42.0) == "about 40 s");
  CHECK(about_text(171.0) == "about 3 min");
  CHECK(about_text(2.04 * 3600.0) == "about 2.0 h");
  CHECK(about_text(30.0 * 3600.0) == "about 30 h");
  CHECK(about_text(100.0 * 3600.0) == "about 4.2 days");
}

TEST_CASE("durations") {
  CHECK(duration_text(0.0) == "0 s");
  CHECK(duration_text(41.2) == "42 s");
  CHECK(duration_text(60.0) == "1 min 00 s");
  CHECK(duration_text(185.0) == "3 min 05 s");
  CHECK(duration_text(2 * 3600 + 7 * 60 + 4) == "2 h 07 min");
}

TEST_CASE("the bar fills with the share and never reaches the last column") {
  const std::string half = Progress::bar_text(50, 100, "h", 30.0, 80, false);
  CHECK(half.size() < 80);
  CHECK(count(half, '#') == count(half, '.'));
  CHECK(half.find("50 %") != std::string::npos);
  CHECK(half.find("30 s left") != std::string::npos);
  CHECK(count(Progress::bar_text(100, 100, "members", 0.0, 80, false), '.') == 0);
  for (const std::size_t columns : {1U, 10U, 30U, 40U, 60U}) {
    CHECK(Progress::bar_text(50, 100, "h", 30.0, columns, false).size() < columns);
  }
}

TEST_CASE("colours only where they are wanted") {
  CHECK(Progress::bar_text(50, 100, "h", 1.0, 80, false).find('\033') == std::string::npos);
  CHECK(Progress::bar_text(50, 100, "h", 1.0, 80, true).find('\033') != std::string::npos);
}

TEST_CASE("off a terminal a line for each tenth and no control characters") {
  const std::string text = written(Progress::Style::lines, 0, 1, 1000);
  CHECK(count(text, '\n') == 10);
  CHECK(text.find('\r') == std::string::npos);
  CHECK(text.find('\033') == std::string::npos);
  CHECK(text.find("100 of 1000 h, 10 %") == 0);
}

TEST_CASE("a resumed run tells only the tenths that are left") {
  CHECK(count(written(Progress::Style::lines, 500, 1, 1000), '\n') == 5);
}

TEST_CASE("the bar is wiped at the end") {
  const std::string text = written(Progress::Style::bar, 0, 500, 1000);
  const std::string wipe = "\r\033[K";
  REQUIRE(text.size() > wipe.size());
  CHECK(text.substr(text.size() - wipe.size()) == wipe);
  CHECK(count(text, '\n') == 0);
}

TEST_CASE("quiet is quiet") {
  CHECK(Progress::style_of_stderr(true) == Progress::Style::none);
  CHECK(written(Progress::Style::none, 0, 1, 100).empty());
}
