#include "output/tables/cell_text.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <limits>

#include "grid/core/calendar.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

TEST_CASE("numbers are read back as they were") {
  for (const double value : {0.1, 1.0 / 3.0, -2.5e-300, 123456789.125, 1e22, 5e-324}) {
    const std::string text = cell_text(Cells::number, value);
    CAPTURE(text);
    CHECK(std::strtod(text.c_str(), nullptr) == value);
  }
  for (const float value : {0.1F, 1.0F / 3.0F, 16777217.0F, 3.4e38F, 1e-45F}) {
    const std::string text = cell_text(Cells::number32, static_cast<double>(value));
    CAPTURE(text);
    CHECK(std::strtof(text.c_str(), nullptr) == value);
  }
  CHECK(cell_text(Cells::number32, static_cast<double>(0.1F)) == "0.1");
  CHECK(cell_text(Cells::number, 3.0) == "3");
  CHECK(cell_text(Cells::whole, 2030.0) == "2030");
  CHECK(cell_text(Cells::number, std::numeric_limits<double>::infinity()) == "inf");
}

TEST_CASE("what is missing is nothing") {
  const double missing = std::numeric_limits<double>::quiet_NaN();
  for (const Cells cells : {Cells::number, Cells::number32, Cells::whole, Cells::time}) {
    CHECK(cell_text(cells, missing).empty());
  }
}

TEST_CASE("moments are of ISO 8601, to the second") {
  const auto hour = static_cast<double>(grid::to_hour({2030, 7, 4}));
  CHECK(moment_text(hour) == "2030-07-04T00:00:00Z");
  CHECK(moment_text(hour + 13.5) == "2030-07-04T13:30:00Z");
  CHECK(moment_text(hour + 23.0 + 3599.6 / 3600.0) == "2030-07-05T00:00:00Z");
  CHECK(moment_text(-1.0) == "1969-12-31T23:00:00Z");
  CHECK(moment_text(-0.25) == "1969-12-31T23:45:00Z");
  CHECK(cell_text(Cells::time, hour) == "2030-07-04T00:00:00Z");
  CHECK_FALSE(message_of<InputError>([] { (void)moment_text(1e300); }).empty());
}

TEST_CASE("fields of CSV are in quotes where they have what would end one") {
  CHECK(csv_field("Größe") == "Größe");
  CHECK(csv_field("a,b") == "\"a,b\"");
  CHECK(csv_field("say \"no\"") == "\"say \"\"no\"\"\"");
  CHECK(csv_field("two\nlines") == "\"two\nlines\"");
  CHECK(csv_field("").empty());
}

}  // namespace gigaload::output
