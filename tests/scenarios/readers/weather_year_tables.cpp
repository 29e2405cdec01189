#include "scenarios/readers/weather_year_tables.hpp"

#include <doctest/doctest.h>
#include <libdeflate.h>

#include <string>
#include <vector>

#include "grid/core/calendar.hpp"
#include "grid/core/time_stamp.hpp"
#include "tests/scenarios/problems_of.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

constexpr std::size_t kMiB = std::size_t{1} << 20U;

std::string gzip_of(const std::string& text) {
  libdeflate_compressor* tool = libdeflate_alloc_compressor(6);
  std::string bytes(libdeflate_gzip_compress_bound(tool, text.size()), '\0');
  bytes.resize(
      libdeflate_gzip_compress(tool, text.data(), text.size(), bytes.data(), bytes.size()));
  libdeflate_free_compressor(tool);
  return bytes;
}

/// Returns the hours of a year with the demand of AA, and `more` bytes of notes before them.
std::string year_of_text(int year, std::size_t more = 0) {
  std::string text = more > 0 ? "#" + std::string(more, 'x') + "\n" : "";
  text += "time,AA\n";
  for (grid::Hour hour = grid::start_of_year(year); hour < grid::start_of_year(year + 1); ++hour) {
    text += grid::to_string(grid::TimeStamp{hour * 3600, 0}) + ",50\n";
  }
  return text;
}

struct YearTables {
  explicit YearTables(std::size_t more) {
    for (const int year : {2017, 2018, 2019}) {
      folder.write("years/" + std::to_string(year) + ".csv", gzip_of(year_of_text(year, more)));
    }
    regions[0].name = "AA";
  }
  [[nodiscard]] MeasuredYears read(std::size_t most_bytes, Problems& problems,
                                   int first_year = 2017) const {
    return read_weather_year_tables(
        folder.path() / "years", regions, [=](int year) { return year >= first_year; }, problems,
        most_bytes);
  }
  TestFolder folder;
  std::vector<grid::Region> regions = std::vector<grid::Region>(1);
};

}  // namespace

TEST_CASE("tables of years, each small in gzip, have a bound on their text together") {
  const YearTables tables(2 * kMiB);
  Problems problems;
  CHECK(tables.read(8 * kMiB, problems).years.size() == 3);
  CHECK(problems.count() == 0);
  (void)tables.read(5 * kMiB, problems);
  const auto found = problems_of(problems);
  REQUIRE(found.size() == 1);
  CHECK(found[0].file == (tables.folder.path() / "years").string());
  CHECK(found[0].message.find("more than 5 MiB of text together, up to 2019.csv") !=
        std::string::npos);

  // years that are not wanted are not counted
  Problems fewer;
  CHECK(tables.read(5 * kMiB, fewer, 2018).years.size() == 2);
  CHECK(fewer.count() == 0);
}

TEST_CASE("a damaged table is told of as such, with a bound on all too") {
  const YearTables tables(0);
  const std::string whole = gzip_of(year_of_text(2018));
  tables.folder.write("years/2018.csv", whole.substr(0, whole.size() / 2));
  Problems problems;
  CHECK(tables.read(5 * kMiB, problems).years.size() == 2);
  const auto found = problems_of(problems);
  REQUIRE(found.size() == 1);
  CHECK(found[0].message.find("damaged") != std::string::npos);
}
