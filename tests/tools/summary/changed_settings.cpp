#include "tools/summary/changed_settings.hpp"

#include <doctest/doctest.h>

using namespace gigaload::tools;

TEST_CASE("settings that differ, and those of one result alone") {
  const auto changed = changed_settings("a.x = 1\na.y = \"two = 2\"\nold = true\n",
                                        "a.x = 1\na.y = \"three = 3\"\nnew = \"\"\n");
  REQUIRE(changed.size() == 3);
  CHECK(changed[0].key == "a.y");
  CHECK(changed[0].a == "\"two = 2\"");
  CHECK(changed[0].b == "\"three = 3\"");
  CHECK(changed[1].key == "new");
  CHECK_FALSE(changed[1].a);
  CHECK(changed[1].b == "\"\"");
  CHECK(changed[2].key == "old");
  CHECK_FALSE(changed[2].b);
  CHECK(changed_settings("a = 1\n", "a = 1\n").empty());
  CHECK(changed_settings("", "").empty());
}

TEST_CASE("a value of several lines is one value") {
  const auto changed = changed_settings("a = [\n  1,\n]\nb = 1\n", "a = [\n  2,\n]\nb = 1\n");
  REQUIRE(changed.size() == 1);
  CHECK(changed[0].key == "a");
  CHECK(changed[0].b == "[\n  2,\n]");
}
