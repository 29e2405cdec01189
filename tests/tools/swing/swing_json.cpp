#include "tools/swing/swing_json.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/tools/swing/small_swing.hpp"

using namespace gigaload;

TEST_CASE("JSON has each limit with its worst place; what is not judged is null") {
  tools::SwingTold told = tests::small_swing();
  const auto json = nlohmann::json::parse(tools::swing_json(told));
  CHECK(json["pass"] == false);
  REQUIRE(json["limits"].size() == 3);
  CHECK(json["limits"][0]["name"] == "oscillation");
  CHECK(json["limits"][0]["worst"] == 12.5);
  CHECK(json["limits"][0]["limit"] == 10.0);
  CHECK(json["limits"][0]["at_s"] == 7.25);
  CHECK(json["limits"][0]["band_hz"] == nlohmann::json::array({0.1, 55.0}));
  CHECK(json["limits"][1]["pass"] == true);
  CHECK(json["limits"][2]["worst"].is_null());
  CHECK(json["limits"][2]["pass"].is_null());
  CHECK(json["limits"][2]["unit"] == "MW/min");
  CHECK(json["storage"]["power_mw"] == 1.25);
  told.buffer.reset();
  CHECK(nlohmann::json::parse(tools::swing_json(told))["storage"].is_null());
  told.limits[0].worst = 9.0;
  told.asked_for_buffer = false;
  const auto open = nlohmann::json::parse(tools::swing_json(told));
  CHECK(open["pass"].is_null());
  CHECK_FALSE(open.contains("storage"));
}
