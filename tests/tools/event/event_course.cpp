#include "tools/event/event_course.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>

#include "tests/tools/event/small_hour.hpp"

using namespace gigaload;
using namespace gigaload::tools;
using namespace gigaload::tests;

TEST_CASE("the course of an event: a row for each step, with what was disconnected by then") {
  EventTables tables = small_tables();
  tables.rule.emplace().frequency = {{.low = 59.8, .high = 60.2}};
  tables.interconnections[0].stages = {{sim::FrequencyRelay::Side::under, 59.9, 0.0, 0.05}};
  tables.interconnections[0].load_damping = 1.0;
  const EventLosses losses{.loads_mw = {-100.0}, .unit = false, .campuses_mw = {30.0}};
  const std::array events = {
      follow_event(tables, small_hour(), "east", losses, {.seconds = 2.0, .trace_step_s = 0.125})};
  const std::string text = event_course(events);
  CHECK(std::ranges::count(text, '\n') == 1 + 17);
  CHECK(text.starts_with("interconnection,at_s,frequency_hz,lost_mw,shed_mw,left_mw,tripped_mw,"));
  CHECK(text.find("\neast,0,60,-100,0,0,0,0,0,0,") != std::string::npos);
  // below 59.9 Hz after a sixth of a second, and then at 0.36 Hz/s below 59.8 Hz after 0.44 s
  CHECK(text.find("\neast,0.125,") != std::string::npos);
  const auto row = [&](const char* at) {
    const std::size_t begin = text.find(std::string("\neast,") + at + ",");
    REQUIRE(begin != std::string::npos);
    return text.substr(begin + 1, text.find('\n', begin + 1) - begin - 1);
  };
  CHECK(row("0.25").find(",-100,40,0,0,") != std::string::npos);
  CHECK(row("0.75").find(",-100,40,30,0,") != std::string::npos);
}
