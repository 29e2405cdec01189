#include "tools/terminal/text_table.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "grid/core/error.hpp"

using namespace gigaload::tools;

TEST_CASE("first column left, others right, no blanks at the end") {
  TextTable table({"Region", "h", ""});
  CHECK(table.empty());
  table.add({"VA", "1,234", ""});
  table.add({"Texas", "5", ""});
  CHECK_FALSE(table.empty());
  CHECK(table.text() ==
        "Region      h\n"
        "VA      1,234\n"
        "Texas       5\n");
  CHECK_THROWS_AS(table.add({"one"}), gigaload::InternalError);
}

TEST_CASE("letters of several bytes take one column") {
  CHECK(display_width("Nvidia–OpenAI") == 13);
  TextTable table({"–", "x"});
  table.add({"ab", "y"});
  CHECK(table.text() == "–   x\nab  y\n");
}

TEST_CASE("thousands apart") {
  CHECK(grouped(0.0) == "0");
  CHECK(grouped(999.4) == "999");
  CHECK(grouped(999.6) == "1,000");
  CHECK(grouped(1234567.89, 1) == "1,234,567.9");
  CHECK(grouped(-1234.0) == "-1,234");
  CHECK(grouped(-0.004, 2) == "0.00");
  CHECK(grouped(1.0 / 0.0) == "-");
}

TEST_CASE("a value has as many places as its error") {
  CHECK(with_error(0.3142, 0.052) == "0.31 ± 0.05");
  CHECK(with_error(0.3142, 0.0123) == "0.314 ± 0.012");
  CHECK(with_error(1234.2, 40.0) == "1,234 ± 40");
  CHECK(with_error(0.5, 0.0) == "0.50");
  CHECK(with_error(2.0, std::numeric_limits<double>::quiet_NaN()) == "2.00");
}
