#include "scenarios/text/quantity.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>

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
  CHECK(5.0 == value("9 degF", "K"));
  CHECK(5.0 == value("5 \u00b0C", "K"));
  CHECK(22.0 == value("71.6 \u00b0F", "degC"));
  CHECK(1.2 == value("1.2\u00a0GW", "GW"));
  CHECK(-5.0 == value("\u22125 MW", "MW"));
  CHECK(0.1 == value("0.1/yr", "1/yr"));
  CHECK(0.025 == value("2.5 %/yr", "1/yr"));
  CHECK(0.5 == value("0.5%", "%"));
  CHECK(0.05 == value("5 bps", "%"));
}

TEST_CASE("a year is 365.25 days, and a month a twelfth of it") {
  for (const char* text : {"1 yr", "1 year", "1 years", "12 months", "12 month", "12 mo"}) {
    CHECK(parse_quantity(text, "h").value == doctest::Approx(8766.0).epsilon(1e-14));
  }
  CHECK(parse_quantity("30 months", "yr").value == doctest::Approx(2.5).epsilon(1e-14));
  CHECK(parse_quantity("1 month", "h").value == doctest::Approx(730.5).epsilon(1e-14));
}

TEST_CASE("a second number is no part of a unit") {
  for (const char* text :
       {"1 200 MW",        "2 500 MW",    "1\u00a0200 MW", "1\u2009200 MW", "1\u202f200\u202fMW",
        "1\t200 MW",       "1'200 MW",    "1\u2019200 MW", "1_200 MW",      "1,200 MW",
        "1,200.5 MW",      "1.200,5 MW",  "1.200.500 MW",  "1e3 2 MW",      "1 e3 MW",
        "5 -3 MW",         "5 - 3 MW",    "5 +3 MW",       "5 \u2212 3 MW", "10 3MW",
        "5 .5 MW",         "1 1 MW",      "10\u00b3 MW",   "10^3 MW",       "1 1/2 MW",
        "1/2 MW",          "3 1/2MW",     "1 MW 1000",     "1 MW1000",      "1 1000 kW",
        "1 MW.1000",       "1 MW*10",     "1 MW 3",        "1 MW/2",        "1 MW/0.5",
        "1 MW1",           "1 MW0",       "1 MW^1",        "1 MW10",        "1 MW @ 3",
        "1 MW since 2000", "1 MW from 3", "1 % MW",        "1 MW %",        "1 MW/%",
        "1 kilokW",        "1 MkW",       "+-5 MW",        "--5 MW",        "5\u00b1 1 MW",
        "1 million MW",    "2 k MW",      "1 million W",   "2x3 MW",        "0x10 MW",
        "1 (MW)"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_quantity(text, "MW").fault.empty());
  }
  CHECK(parse_quantity("1 200 MW", "MW").fault ==
        "\"1 200 MW\" has more behind its first number; write digits without gaps, commas or "
        "apostrophes, and a point before decimals; a power such as \"1.2 GW\" is wanted");
  CHECK(parse_quantity("1 MW 1000", "MW").fault ==
        "\"MW 1000\" has a number in its unit; a power such as \"1.2 GW\" is wanted");
  CHECK(parse_quantity("1 2 1/yr", "1/yr").fault.find("first number") != std::string::npos);
  CHECK(parse_quantity("5 MW/GW", "%").fault ==
        "5 MW/GW is a ratio of two units; a percentage such as \"12.5 %\" is wanted");
  CHECK_FALSE(parse_quantity("9 Btu/kWh", "%").fault.empty());
}

TEST_CASE("a reciprocal is not converted") {
  CHECK(parse_quantity("0.4 1/yr", "yr").fault ==
        "0.4 1/yr is in 1/yr, the reciprocal of yr; a time such as \"4.8 yr\" is wanted, and its "
        "reciprocal is \"2.5 yr\"");
  CHECK(parse_quantity("6 yr", "1/yr").fault.find("reciprocal is \"0.166667 1/yr\"") !=
        std::string::npos);
  CHECK(parse_quantity("0.5 kWh/L", "L/kWh").fault.find("reciprocal is \"2 L/kWh\"") !=
        std::string::npos);
  for (const auto& [text, unit] : {std::pair{"2 1/h", "s"},
                                   {"2 h-1", "h"},
                                   {"1 /d", "h"},
                                   {"5 per yr", "yr"},
                                   {"3 %/yr", "yr"},
                                   {"4 1/MW", "MW"},
                                   {"2 MWh/USD", "USD/MWh"},
                                   {"2 s/W", "MW/yr"}}) {
    CAPTURE(text);
    CHECK(parse_quantity(text, unit).fault.find("the reciprocal of") != std::string::npos);
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
  CHECK(parse_quantity("3 USD.yr", "MW").fault ==
        "3 USD.yr is of another kind; a power such as \"1.2 GW\" is wanted");
  CHECK(parse_quantity("1.2", "MW").fault ==
        "\"1.2\" has no unit; a power such as \"1.2 GW\" is wanted");
  CHECK(parse_quantity("GW", "MW").fault ==
        "\"GW\" does not begin with a number; a power such as \"1.2 GW\" is wanted");
  CHECK(parse_quantity("2 Gigawutt", "MW").fault ==
        "\"Gigawutt\" is no known unit; did you mean gigawatt?; a power such as \"1.2 GW\" is "
        "wanted");
  CHECK(parse_quantity("inf MW", "MW").fault ==
        "\"inf MW\" is no finite number; a power such as \"1.2 GW\" is wanted");
  CHECK(parse_quantity("1e400 MW", "MW").fault ==
        "\"1e400 MW\" is no finite number; a power such as \"1.2 GW\" is wanted");
  CHECK(parse_quantity("1e306 TW", "W").fault == "\"1e306 TW\" is no finite number in W");
  for (const char* text : {"", " ", "1 h since 2000-01-01", "3 lg(re mW)", "1 @ MW", "1 M\xffW",
                           "1 MW^99999999999", "1 MW;rm", "-"}) {
    CHECK_FALSE(parse_quantity(text, "MW").fault.empty());
  }
}

TEST_CASE("kinds in words") {
  CHECK(kind_in_words("GW") == "a power");
  CHECK(kind_in_words("L/kWh") == "a volume per energy");
  CHECK(kind_in_words("MW/yr") == "a power per time");
  CHECK(kind_in_words("%") == "a percentage");
  CHECK(parse_quantity("0.5", "%").fault ==
        "\"0.5\" has no unit; a percentage such as \"12.5 %\" is wanted");
}
