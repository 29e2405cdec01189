#include "tools/swing/swing_text.hpp"

#include <doctest/doctest.h>

#include "tests/tools/swing/small_swing.hpp"

using namespace gigaload;

TEST_CASE("the text has the verdict, the worst place, the limits and the storage") {
  tools::SwingTold told = tests::small_swing();
  const std::string text = tools::swing_text(told);
  CHECK(
      text.starts_with("fails ours: oscillation is 12.5 MW, 10 are allowed, in the window from "
                       "7.25 s on\n"));
  CHECK(text.find("peak to peak in 5 s, 0.1 to 55 Hz") != std::string::npos);
  CHECK(text.find("not judged") != std::string::npos);
  CHECK(text.find("1.25 MW and 0.0001 MWh") != std::string::npos);
  told.buffer.reset();
  CHECK(tools::swing_text(told).find("none would do") != std::string::npos);
  told.asked_for_buffer = false;
  told.limits[0].worst = 9.0;
  CHECK(tools::swing_text(told).starts_with("open beside ours"));
  CHECK(tools::swing_text(told).find("storage") == std::string::npos);
  told.limits.pop_back();
  CHECK(tools::swing_text(told).starts_with("passes ours\n"));
}
