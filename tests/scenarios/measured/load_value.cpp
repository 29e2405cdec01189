#include "scenarios/measured/load_value.hpp"

#include <doctest/doctest.h>

using namespace gigaload::scenarios;

TEST_CASE("load values: separators of thousands and decimals") {
  for (const char* text : {"25063.5", "25,063.5", "25 063.5", " 25063.50 "}) {
    CAPTURE(text);
    CHECK(parse_load_value(text, false) == 25063.5);
  }
  for (const char* text : {"25063,5", "25.063,5", "25 063,5"}) {
    CAPTURE(text);
    CHECK(parse_load_value(text, true) == 25063.5);
  }
  CHECK(parse_load_value("1,234,567", false) == 1234567.0);
  CHECK(parse_load_value("-1,234", false) == -1234.0);
  CHECK(parse_load_value("1e3", false) == 1000.0);
}

TEST_CASE("load values: what is no number") {
  for (const char* text : {"", "x", "12,34", "1,2345", ",123", "1,,234", "1.5,000", "12 34", "nan",
                           "inf", "1,23a", "1,"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_load_value(text, false));
  }
}

TEST_CASE("load values: what says that there is none") {
  for (const char* text : {"", "NaN", "nan", "NA", "N/A", "null", "None", "-", "n/e"}) {
    CAPTURE(text);
    CHECK(is_missing_value(text));
  }
  CHECK_FALSE(is_missing_value("0"));
  CHECK_FALSE(is_missing_value("x"));
}
