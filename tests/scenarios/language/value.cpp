#include "scenarios/language/value.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "scenarios/language/toml_reader.hpp"

using namespace gigaload::scenarios;

namespace {
CheckedValue checked(const std::string& toml, const Key& key) {
  Problems problems;
  const auto node = read_toml("x = " + toml, problems.add_source("x"), problems);
  REQUIRE(node);
  return check_value(*node->find("x"), key);
}
Key key_of(ValueKind kind) { return {.path = "x", .kind = kind, .doc = "x"}; }
}  // namespace

TEST_CASE("quantities") {
  Key power = key_of(ValueKind::quantity);
  power.unit = "MW";
  power.lowest = 0.0;
  power.highest = 5000.0;
  CHECK(std::get<double>(checked("\"1.2 GW\"", power).value) == doctest::Approx(1200.0));
  CHECK(checked("1.2", power).fault ==
        "1.2 has no unit; write a power in quotes, such as \"1.2 GW\"");
  CHECK(checked("\"-1 MW\"", power).fault == "-1 MW is too small: at least 0 MW is allowed");
  CHECK(checked("\"6 GW\"", power).fault == "6 GW is too large: at most 5000 MW is allowed");
  CHECK(checked("[1]", power).fault == "a power such as \"1.2 GW\" is wanted, not a list");
  CHECK_FALSE(checked("\"none\"", power).fault.empty());
  power.kind = ValueKind::quantity_or_none;
  CHECK(std::isinf(std::get<double>(checked("\"none\"", power).value)));
}

TEST_CASE("numbers are finite and in range") {
  Key share = key_of(ValueKind::number);
  share.lowest = 0.0;
  share.highest = 1.0;
  CHECK(std::get<double>(checked("1", share).value) == 1.0);
  CHECK(checked("nan", share).fault == "nan is no finite number");
  CHECK(checked("-inf", share).fault == "-inf is no finite number");
  CHECK(checked("1.5", share).fault == "1.5 is too large: at most 1 is allowed");
  CHECK(checked("\"1\"", share).fault == "a number is wanted, not \"1\"");
  CHECK(checked("1.0", key_of(ValueKind::integer)).fault == "a whole number is wanted, not 1.0");
  CHECK(checked("1", key_of(ValueKind::boolean)).fault == "true or false is wanted, not 1");
}

TEST_CASE("days of the calendar") {
  const Key day = key_of(ValueKind::date);
  const gigaload::grid::Date leap{2024, 2, 29};
  CHECK(std::get<gigaload::grid::Date>(checked("2024-02-29", day).value) == leap);
  CHECK(std::get<gigaload::grid::Date>(checked("\"2024-02-29\"", day).value) == leap);
  CHECK(checked("\"2023-02-29\"", day).fault == "\"2023-02-29\" is no day of the calendar");
  CHECK(checked("\"2025-13-01\"", day).fault == "\"2025-13-01\" is no day of the calendar");
  CHECK(checked("\"9999-01-01\"", day).fault == "\"9999-01-01\" is outside the years 1990 to 2150");
  CHECK(checked("0001-01-01", day).fault == "0001-01-01 is outside the years 1990 to 2150");
  for (const char* text : {"\"2025-1-1\"", "\"2025/01/01\"", "\"+025-01-01\"", "2025", "12:00:00",
                           "2025-01-01T00:00:00Z"}) {
    CHECK(checked(text, day).fault.starts_with("a day such as 2025-01-01 is wanted, not "));
  }
}

TEST_CASE("choices and lists") {
  Key stage = key_of(ValueKind::choice);
  stage.choices = {"construction", "energised"};
  CHECK(checked("\"energized\"", stage).fault ==
        "one of \"construction\", \"energised\" is wanted, not \"energized\"; did you mean "
        "energised?");
  const Key names = key_of(ValueKind::names);
  CHECK(std::get<std::vector<std::string>>(checked("\"all\"", names).value).size() == 1);
  CHECK(std::get<std::vector<std::string>>(checked("[\"a\", \"b\"]", names).value).size() == 2);
  CHECK_FALSE(checked("[]", names).fault.empty());
  CHECK_FALSE(checked("[\"a\", 1]", names).fault.empty());
  const Key days = key_of(ValueKind::dates);
  CHECK(std::get<std::vector<gigaload::grid::Date>>(
            checked("[2025-01-01, \"2026-01-01\"]", days).value)
            .size() == 2);
}

TEST_CASE("lists of numbers") {
  Key quantiles = key_of(ValueKind::numbers);
  quantiles.lowest = 0.0;
  quantiles.highest = 1.0;
  CHECK(std::get<std::vector<double>>(checked("[0.5, 1]", quantiles).value) ==
        std::vector<double>{0.5, 1.0});
  CHECK(std::get<std::vector<double>>(checked("0.5", quantiles).value).size() == 1);
  CHECK(checked("[0.5, 1.5]", quantiles).fault == "1.5 is too large: at most 1 is allowed");
  CHECK(checked("[0.5, \"x\"]", quantiles).fault ==
        "a number or a list of numbers is wanted, not \"x\"");
  CHECK_FALSE(checked("[]", quantiles).fault.empty());
}
