#include "scenarios/text/unit_text.hpp"

#include <doctest/doctest.h>

#include <string>

using gigaload::scenarios::plain_signs;
using gigaload::scenarios::read_unit_text;
using gigaload::scenarios::Temperature;

namespace {

std::string udunits(const char* text) {
  const auto read = read_unit_text(text, Temperature::scale);
  CHECK_MESSAGE(read.fault.empty(), read.fault);
  return read.udunits;
}

std::string fault(const char* text) { return read_unit_text(text, Temperature::scale).fault; }

}  // namespace

TEST_CASE("a unit is written as UDUNITS reads it") {
  CHECK(udunits("MW") == "(1e6 (W))");
  CHECK(udunits("m3") == "((m))^3");
  CHECK(udunits("gal/kWh") == "((3.785411784 liter))/(1e3 (3600 J))");
  CHECK(udunits("MW h") == "(1e6 (W)).((3600 s))");
  CHECK(udunits("1/yr") == "1/((31557600 s))");
  CHECK(udunits("per yr") == udunits("1/yr"));
  CHECK(udunits("/ yr") == udunits("1/yr"));
  CHECK(udunits("h^-1") == "((3600 s))^-1");
  CHECK(udunits("h-1") == "((3600 s))^-1");
}

TEST_CASE("a hyphen joins more closely than a stroke, a blank is refused below one") {
  CHECK(udunits("USD/MW-yr") == "((USD))/(1e6 (W))/((31557600 s))");
  CHECK(udunits("USD/MW/yr") == udunits("USD/MW-yr"));
  for (const char* text : {"USD/MW yr", "USD/MW*yr", "USD/MW.yr"}) {
    CHECK(fault(text).find("may be read in two ways") != std::string::npos);
  }
}

TEST_CASE("degrees alone are a temperature, elsewhere a difference") {
  CHECK(udunits("degF") == "((degF))");
  CHECK(udunits("USD/degF") == "((USD))/((K/1.8))");
  CHECK(read_unit_text("degC", Temperature::difference).udunits == "((K))");
}

TEST_CASE("shares stand alone or over something") {
  CHECK(read_unit_text("%", Temperature::scale).is_share);
  CHECK_FALSE(read_unit_text("MW/GW", Temperature::scale).is_share);
  CHECK(udunits("%/yr") == "((0.01))/((31557600 s))");
  for (const char* text : {"% MW", "MW %", "MW/%", "%2", "% %"}) {
    CHECK(fault(text).find("hides a factor") != std::string::npos);
  }
}

TEST_CASE("what is no unit is told by its word") {
  CHECK(fault("MW 1000") == "\"MW 1000\" has a number in its unit");
  CHECK(fault("MW1") == "\"MW1\" has a number in its unit");
  CHECK(fault("km/hxyz") == "\"hxyz\" is no known unit");
  CHECK(fault("MWH") == "\"MWH\" is no known unit; did you mean MWh?");
  CHECK(fault("MVA").starts_with("\"MVA\" is not taken: apparent power"));
  for (const char* text : {"", "/", "MW/", "MW^", "m^x", "MW;rm", "M\xffW", "m3x", "MW--1"}) {
    CAPTURE(text);
    CHECK_FALSE(fault(text).empty());
  }
  CHECK(fault(std::string(100, 'x').c_str()).size() < 100);
}

TEST_CASE("signs of other alphabets are written as ASCII") {
  CHECK(plain_signs("5 m\u00b3") == "5 m^3");
  CHECK(plain_signs("5\u202fh\u207b\u00b9") == "5 h^-1");
  CHECK(plain_signs("20 \u00b0C") == "20 degC");
  CHECK(plain_signs("8 \u00a2/kWh") == "8 cent/kWh");
}
