#include "scenarios/text/quantity.hpp"

#include <doctest/doctest.h>

using gigaload::scenarios::kind_in_words;
using gigaload::scenarios::parse_quantity;

TEST_CASE("a quantity in the very unit that is wanted is the number as written") {
  CHECK(parse_quantity("2.4 yr", "yr").value == 2.4);
  CHECK(parse_quantity("0.1 USD/MWh", "USD/MWh").value == 0.1);
}

TEST_CASE("quantities in the wanted unit") {
  const auto value = [](const char* text, const char* unit) {
    const auto parsed = parse_quantity(text, unit);
    CHECK_MESSAGE(parsed.fault.empty(), parsed.fault);
    return doctest::Approx(parsed.value).epsilon(1e-12);
  };
  CHECK(1200.0 == value("1.2 GW", "MW"));
  CHECK(1200.0 == value("1200MW", "MW"));
  CHECK(0.5 == value("+5e2 kW", "MW"));
  CHECK(168.0 == value("7 d", "h"));
  CHECK(0.4 == value("0.4 L/kWh", "L/kWh"));
  CHECK(0.4 == value("0.4 m3/MWh", "L/kWh"));
  CHECK(250.0 == value("250 kUSD/MW", "USD/kW"));
  CHECK(183e6 == value("183 TWh", "MWh"));
  CHECK(1000.0 == value("1 GW/yr", "MW/yr"));
  CHECK(-5.0 == value("-5 MW", "MW"));
  CHECK(3.6e6 == value("1 kWh", "J"));
  CHECK(22.0 == value("22 degC", "degC"));
  CHECK(22.0 == value("295.15 K", "degC"));
  CHECK(22.0 == value("71.6 degF", "degC"));
  CHECK(4.5 == value("4.5 K", "K"));
}

TEST_CASE("a year is 365.25 days") {
  for (const char* text : {"1 yr", "1 year", "1 years"}) {
    CHECK(parse_quantity(text, "h").value == doctest::Approx(8766.0).epsilon(1e-14));
  }
}

TEST_CASE("what is wrong with a quantity") {
  CHECK(parse_quantity("5 MW", "K").fault ==
        "5 MW is a power; a temperature difference such as \"5 K\" is wanted");
  CHECK(parse_quantity("5 K", "MW").fault ==
        "5 K is a temperature; a power such as \"1.2 GW\" is wanted");
  CHECK(parse_quantity("10 GW", "yr").fault ==
        "10 GW is a power; a time such as \"4.8 yr\" is wanted");
  CHECK(parse_quantity("4.8 yr", "MW").fault ==
        "4.8 yr is a time; a power such as \"1.2 GW\" is wanted");
  CHECK(parse_quantity("5 USD", "USD/MWh").fault ==
        "5 USD is an amount of money; money per energy such as \"40 USD/MWh\" is wanted");
  CHECK(parse_quantity("3 T", "MW").fault ==
        "3 T is of another kind; a power such as \"1.2 GW\" is wanted");
  CHECK(parse_quantity("1.2", "MW").fault ==
        "\"1.2\" has no unit; a power such as \"1.2 GW\" is wanted");
  CHECK(parse_quantity("GW", "MW").fault ==
        "\"GW\" does not begin with a number; a power such as \"1.2 GW\" is wanted");
  CHECK(parse_quantity("2 Gigawutt", "MW").fault ==
        "\"Gigawutt\" is no known unit; a power such as \"1.2 GW\" is wanted");
  CHECK(parse_quantity("inf MW", "MW").fault ==
        "\"inf MW\" is no finite number; a power such as \"1.2 GW\" is wanted");
  CHECK(parse_quantity("1e400 MW", "MW").fault ==
        "\"1e400 MW\" is no finite number; a power such as \"1.2 GW\" is wanted");
  CHECK(parse_quantity("1e306 TW", "uW").fault == "\"1e306 TW\" is no finite number in uW");
  for (const char* text : {"", " ", "1 h since 2000-01-01", "3 lg(re mW)", "1 @ MW", "1 M\xffW",
                           "1 MW^99999999999", "1 MW;rm", "-"}) {
    CHECK_FALSE(parse_quantity(text, "MW").fault.empty());
  }
}

TEST_CASE("kinds in words") {
  CHECK(kind_in_words("GW") == "a power");
  CHECK(kind_in_words("L/kWh") == "a volume per energy");
  CHECK(kind_in_words("MW/yr") == "a power per time");
}
