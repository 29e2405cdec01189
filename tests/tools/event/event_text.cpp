#include "tools/event/event_text.hpp"

#include <doctest/doctest.h>

#include "tests/tools/event/small_hour.hpp"

using namespace gigaload;
using namespace gigaload::tools;
using namespace gigaload::tests;

TEST_CASE("an event of seconds as text; campuses that left stand there if some did") {
  const std::string text = event_text(small_followed());
  CHECK(text.starts_with("east: load 800 MW, 5 GW s, 0 MW/0.1 Hz below and 0 above\n"));
  CHECK(text.find("100 MW of generation") != std::string::npos);
  CHECK(text.find("59.400 Hz after 1.0 s, -0.600 Hz/s at most") != std::string::npos);
  CHECK(text.find("by rule") == std::string::npos);
  EventTables tables = small_tables();
  tables.rule.emplace().frequency = {{.low = 59.8, .high = 60.2}};
  const FollowedEvent left =
      follow_event(tables, small_hour(), "east",
                   {.loads_mw = {-100.0}, .unit = false, .campuses_mw = {50.0}}, {.seconds = 1.0});
  CHECK(event_text(left).find("by rule     50 MW") != std::string::npos);
}
