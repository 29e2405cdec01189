#include "tools/event/event_json.hpp"

#include <doctest/doctest.h>

#include <array>
#include <nlohmann/json.hpp>

#include "tests/tools/event/small_hour.hpp"

using namespace gigaload::tools;
using nlohmann::json;

TEST_CASE("every number of an event of seconds stands under its name") {
  const std::array events = {gigaload::tests::small_followed()};
  const std::string text = event_json("small", "2030-07-15T21:00Z", events);
  CHECK(text.back() == '\n');
  const json found = json::parse(text);
  CHECK(found["scenario"] == "small");
  CHECK(found["time"] == "2030-07-15T21:00Z");
  REQUIRE(found["interconnections"].size() == 1);
  const json& east = found["interconnections"]["east"];
  CHECK(east["lost_mw"] == -100.0);
  CHECK(east["rocof_hz_per_s"].get<double>() == doctest::Approx(-0.6));
  CHECK(east["settling_hz"].get<double>() == doctest::Approx(59.4));
  CHECK(east["extreme_hz"] == east["settling_hz"]);
  CHECK(east["extreme_s"] == 1.0);
  CHECK(east["mean_20_52_hz"].is_null());  // it ends before
  CHECK(east["shed_mw"] == 0.0);
  CHECK(east["left_mw"] == 0.0);
  CHECK(east["tripped_mw"] == 0.0);
  CHECK(east["load_mw"] == 800.0);
  CHECK(east["committed_mw"].get<double>() == doctest::Approx(1000.0));
  CHECK(east["inertia_mws"].get<double>() == doctest::Approx(5000.0));
  CHECK(east["response_mw_per_tenth_hz"] == 0.0);
  CHECK(east["response_above_mw_per_tenth_hz"] == 0.0);
}
