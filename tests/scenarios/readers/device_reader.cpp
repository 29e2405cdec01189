#include "scenarios/readers/device_reader.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "scenarios/readers/load.hpp"
#include "sim/campus/campus_features.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

struct Sample {
  Sample() { write_sample_grid(folder); }
  [[nodiscard]] Loaded load(const std::string& keys,
                            const std::string& table = "campus.one") const {
    const std::string where = table == "campus.one"
                                  ? "region = \"AA\"\n"
                                  : "weights = {AA = 1, BB = 3}\ncampus_size = \"100 MW\"\n";
    return scenarios::load(folder.write("s.toml",
                                        "[run]\nstart = 2025-01-01\nend = 2026-01-01\n[grid]\ndata "
                                        "= \"data\"\n[" +
                                            table + "]\ncapacity = \"400 MW\"\n" + where + keys),
                           {});
  }
  [[nodiscard]] sim::Campus campus(const std::string& keys) const {
    return load(keys).scenario.campuses.at(0);
  }
  [[nodiscard]] std::string fault(const std::string& keys) const {
    try {
      (void)load(keys);
    } catch (const ScenarioError& error) {
      return error.what();
    }
    return {};
  }
  TestFolder folder;
};

void check_says(const std::string& said, const char* what) {
  CAPTURE(said);
  CHECK(said.find(what) != std::string::npos);
}

}  // namespace

TEST_CASE("a campus without any of it has no limits and nothing of its own") {
  const sim::Campus c = Sample().campus("");
  CHECK_FALSE(c.water.limits());
  CHECK(c.flexible.share == 0.0);
  CHECK(c.plant.capacity_mw == 0.0);
  CHECK(c.battery.power_mw == 0.0);
  CHECK(c.accredited_mw == 0.0);
}

TEST_CASE("a campus with all of it") {
  const sim::Campus c = Sample().campus(R"(
contract = "bring_your_own"
own_capacity = "250 MW"
water = {per_day = "2 ML", per_year = "300000 m3"}
flexible = {share = 0.25, payback = "12 h", notice = "30 min", hours_per_year = "80 h", events_per_year = 20}
on_site = {capacity = "100 MW", units = 10, technology = "gas", repair_time = "2 d"}
battery = {power = "50 MW", energy = "0.2 GWh", efficiency = 0.9}
)");
  CHECK(c.contract == sim::Contract::bring_your_own);
  CHECK(c.accredited_mw == doctest::Approx(250.0));
  CHECK(c.water.per_day_m3 == doctest::Approx(2000.0));
  CHECK(c.water.per_year_m3 == doctest::Approx(300'000.0));
  CHECK(c.flexible.share == 0.25);
  CHECK(c.flexible.payback_h == doctest::Approx(12.0));
  CHECK(c.flexible.notice_h == doctest::Approx(0.5));
  CHECK(c.flexible.most_h == doctest::Approx(80.0));
  CHECK(std::isinf(c.flexible.most_mwh));
  CHECK(c.flexible.most_events == 20.0);
  CHECK(c.plant.capacity_mw == doctest::Approx(100.0));
  CHECK(c.plant.units == 10);
  CHECK(c.plant.mean_time_to_repair_h == doctest::Approx(48.0));
  CHECK(c.battery.energy_mwh == doctest::Approx(200.0));
  CHECK(c.battery.round_trip_efficiency == 0.9);
}

TEST_CASE("what is left out of an on-site plant is the technology's; it is accredited derated") {
  const Sample sample;
  const sim::Campus c = sample.campus(
      "contract = \"bring_your_own\"\non_site = {capacity = \"100 MW\", technology = \"gas\", "
      "forced_outage_rate = 0.2}\n");
  CHECK(c.accredited_mw == doctest::Approx(80.0));
  CHECK(c.plant.units >= 1);
}

TEST_CASE("a siting rule's amounts are those of all its campuses") {
  const Loaded loaded = Sample().load(
      "water = {per_year = \"400 m3\"}\nbattery = {power = \"40 MW\", energy = \"80 MWh\"}\n",
      "siting.rule");
  double water = 0.0, battery = 0.0;
  for (const sim::Campus& c : loaded.scenario.campuses) {
    CHECK(c.water.per_year_m3 / sim::capacity_mw(c) == doctest::Approx(1.0));
    CHECK(std::isinf(c.water.per_day_m3));
    water += c.water.per_year_m3;
    battery += c.battery.energy_mwh;
  }
  CHECK(loaded.scenario.campuses.size() == 4);
  CHECK(water == doctest::Approx(400.0));
  CHECK(battery == doctest::Approx(80.0));
}

TEST_CASE("a siting rule's plant is split into units as large as the rule's") {
  const Loaded loaded = Sample().load(
      "on_site = {capacity = \"80 MW\", units = 8, technology = \"gas\"}\n", "siting.rule");
  int units = 0;
  for (const sim::Campus& c : loaded.scenario.campuses) {
    CHECK(c.plant.capacity_mw / c.plant.units == doctest::Approx(10.0));
    units += c.plant.units;
  }
  CHECK(units == 8);
}

TEST_CASE("keys that contradict each other are told with the way out") {
  const Sample sample;
  check_says(sample.fault("flexible = {payback = \"12 h\"}\n"), "flexible.share = 0.2");
  check_says(sample.fault("contract = \"curtailable\"\nflexible = {share = 0.2}\n"),
             "cut as a whole");
  check_says(sample.fault("on_site = {units = 3}\n"), "on_site.capacity");
  check_says(sample.fault("on_site = {capacity = \"9 MW\", technology = \"wind\"}\n"),
             "known: gas");
  check_says(sample.fault("on_site = {capacity = \"9 MW\", technology = \"gsa\"}\n"),
             "did you mean gas?");
  check_says(sample.fault("battery = {power = \"9 MW\"}\n"), "battery.energy is missing");
  check_says(sample.fault("own_capacity = \"9 MW\"\n"), "bring_your_own");
  check_says(sample.fault("contract = \"bring_your_own\"\n"), "brings nothing");
  check_says(sample.fault("water = {per_day = 5}\n"), "a volume");
  check_says(sample.fault("water = {per_day = \"-5 m3\"}\n"), "water.per_day");
  check_says(sample.fault("flexible = {share = 1.5}\n"), "flexible.share");
  check_says(sample.fault("flexible = {shar = 0.5}\n"), "did you mean share?");
}
