#include "scenarios/text/unit_names.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "scenarios/text/quantity.hpp"

using namespace gigaload::scenarios;

TEST_CASE("spellings of the field have the field's meaning") {
  struct Case {
    const char* text;
    const char* unit;
    double value;
  };
  const std::vector<Case> cases = {
      {"1 GW", "MW", 1000.0},
      {"1 kilowatt", "W", 1000.0},
      {"2 megawatts", "MW", 2.0},
      {"1 hp", "W", 745.69987158},
      {"1 TR", "kW", 3.51685284},
      {"1 MWh/d", "kW", 41.66666667},
      {"1 kW-h", "J", 3.6e6},
      {"1 MW-day", "MWh", 24.0},
      {"1 gigawatt-hours", "MWh", 1000.0},
      {"1 MMBtu", "J", 1055.05585262e6},
      {"1 mmBtu", "MWh", 0.29307107},
      {"1 kBtu", "J", 1055055.85262},
      {"1 quad", "TWh", 293.07107017},
      {"1 therm", "kWh", 29.30011111},
      {"1 Dth", "therm", 10.0},
      {"1 hr", "h", 1.0},
      {"3 hrs", "h", 3.0},
      {"90 mins", "h", 1.5},
      {"1 wk", "d", 7.0},
      {"2 weeks", "h", 336.0},
      {"6 months", "yr", 0.5},
      {"1 gal", "L", 3.785411784},
      {"1 Mgal", "m3", 3785.411784},
      {"2e6 gal", "m3", 7570.823568},
      {"1 kgal", "m3", 3.785411784},
      {"1 acre-ft", "m3", 1233.48183755},
      {"1 acre_foot", "m3", 1233.48183755},
      {"1 acre foot", "m3", 1233.48183755},
      {"1 AF", "m3", 1233.48183755},
      {"1 ML", "m3", 1000.0},
      {"1 mL", "L", 0.001},
      {"1 hm3", "m3", 1e6},
      {"1 m\u00b3", "m3", 1.0},
      {"1 ft3", "L", 28.316846592},
      {"1 ccf", "gal", 748.05194805},
      {"1 Mcf", "m3", 28.316846592},
      {"1 MGD", "m3/s", 0.04381264},
      {"1 gpm", "L/min", 3.785411784},
      {"1 cfs", "m3/s", 0.028316846592},
      {"1 acre-ft/yr", "m3/yr", 1233.48183755},
      {"1 AFY", "m3/yr", 1233.48183755},
      {"1 gal/kWh", "L/kWh", 3.785411784},
      {"1 gal/MWh", "L/kWh", 0.003785411784},
      {"40 $/MWh", "USD/MWh", 40.0},
      {"4 cents/kWh", "USD/MWh", 40.0},
      {"40 mills/kWh", "USD/MWh", 40.0},
      {"40 USD/MW-h", "USD/MWh", 40.0},
      {"240 $/MW-day", "USD/MWh", 10.0},
      {"12 USD/kW-month", "USD/kW-yr", 144.0},
      {"2 M$", "USD", 2e6},
      {"1 t", "kg", 1000.0},
      {"1 metric_ton", "kg", 1000.0},
      {"1 kt", "kg", 1e6},
      {"1 Mt", "kg", 1e9},
      {"1 short_ton", "lb", 2000.0},
      {"1 lb/MWh", "kg/MWh", 0.45359237},
      {"1 kg/kWh", "t/MWh", 1.0},
      {"9 degF", "K", 5.0},
      {"5 degC", "K", 5.0},
      {"1 delta_degF", "K", 5.0 / 9.0},
      {"50 degF", "degC", 10.0},
      {"5 pct", "%", 5.0},
      {"5 percent", "%", 5.0},
      {"10 ppm", "%", 0.001},
      {"25 bps", "%", 0.25},
      {"1 Btu/h", "W", 0.29307107},
  };
  for (const auto& each : cases) {
    const Quantity read = parse_quantity(each.text, each.unit);
    CHECK_MESSAGE(read.fault.empty(), read.fault);
    CHECK_MESSAGE(read.value == doctest::Approx(each.value).epsilon(1e-8), each.text);
  }
}

TEST_CASE("spellings that have several meanings, or another one, are refused with what to write") {
  for (const auto& [text, unit, hint] :
       std::vector<std::tuple<const char*, const char*, const char*>>{
           {"1 MVA", "MW", "write MW"},
           {"1 kVA", "MW", "write MW"},
           {"1 MVAr", "MW", "write MW"},
           {"1 Mvar", "MW", "write MW"},
           {"1 MWe", "MW", "write MW"},
           {"100 mW", "MW", "write MW"},
           {"100 mw", "MW", "did you mean MW?"},
           {"1 GWH", "MWh", "did you mean GWh?"},
           {"1 Kwh", "MWh", "did you mean kWh?"},
           {"1 MBtu", "MWh", "write kBtu or MMBtu"},
           {"1 MG", "m3", "write Mgal"},
           {"1 MGal", "m3", "did you mean Mgal?"},
           {"3 tons", "kg", "write short_ton"},
           {"3 kilotons", "kg", "write short_ton"},
           {"3 tons", "MW", "ton_of_refrigeration"},
           {"3 MT", "kg", "write t"},
           {"3 metric tons", "kg", "write t"},
           {"3 tCO2", "kg", "the mass alone"},
           {"3 t CO2e", "kg", "the mass alone"},
           {"2 EUR/MWh", "USD/MWh", "write USD"},
           {"2 \u20ac/MWh", "USD/MWh", "write USD"},
           {"2 million USD", "USD", "write the number out"},
           {"20 C", "degC", "write degC"},
           {"20 deg", "K", "write degC"},
           {"0.5 p.u.", "%", "write a percentage"},
           {"3 y", "yr", "write yr"},
           {"3 Hz", "1/yr", "write 1/h"},
           {"10 MGD", "m3", "is a volume per time; a volume"},
           {"3 kt", "m/s", "is a mass"},
           {"100 MW IT", "MW", "of what it is the power; write MW"},
           {"100 MW (IT)", "MW", "of what it is the power; write MW"},
           {"1 GW-e", "MW", "of what it is the power; write MW"},
           {"1 GWit", "MW", "of what it is the power; write MW"},
           {"1 MW_th", "MW", "of what it is the power; write MW"},
           {"1 mva", "MW", "the MVA times the power factor"},
           {"3 kV", "MW", "no key is a voltage"},
       }) {
    const Quantity read = parse_quantity(text, unit);
    CAPTURE(text);
    CHECK_MESSAGE(read.fault.find(hint) != std::string::npos, read.fault);
  }
}

TEST_CASE("a unit is offered only where it is of the kind that is wanted") {
  const auto fault = [](const char* text, const char* unit) {
    return parse_quantity(text, unit).fault;
  };
  // the same slip beside keys of two kinds
  CHECK(fault("3 GWj", "MW").find("did you mean GW?") != std::string::npos);
  CHECK(fault("3 GWj", "MWh").find("did you mean GJ?") != std::string::npos);
  CHECK(fault("3 Gx", "MW").find("GJ") == std::string::npos);
  CHECK(fault("3 USD/MWH", "USD/MWh").find("did you mean MWh?") != std::string::npos);
  CHECK(fault("3 XW", "yr").find("did you mean") == std::string::npos);
  for (const char* text : {"1 MW IT", "1 GW-e", "1 kV", "1 mva", "1 GWit", "1 MW_th"}) {
    CAPTURE(text);
    CHECK(fault(text, "MW").find("did you mean") == std::string::npos);
  }
}

TEST_CASE("every name of the table is taken or refused as the table says") {
  std::size_t taken = 0;
  for (const UnitName& unit : unit_names()) {
    CHECK_FALSE(unit.note.empty());
    const std::string first(unit.spellings.substr(0, unit.spellings.find(' ')));
    CAPTURE(first);
    const auto found = find_unit_name(first);
    REQUIRE(found.has_value());
    CHECK(found->name == &unit);
    const std::string fault = parse_quantity("1 " + first, "USD/m3").fault;
    CHECK_FALSE(fault.empty());
    CHECK((fault.find("is not taken") != std::string::npos) == unit.is_refused());
    CHECK(fault.find("of another kind") == std::string::npos);
    taken += unit.is_refused() ? 0 : 1;
  }
  CHECK(taken > 40);
}

TEST_CASE("no unit is written twice in the table") {
  std::vector<std::string> seen;
  for (const UnitName& unit : unit_names()) {
    for (std::string_view rest = unit.spellings; !rest.empty();) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      const std::string name(rest.substr(0, end));
      CAPTURE(name);
      CHECK(std::ranges::find(seen, name) == seen.end());
      seen.push_back(name);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}
