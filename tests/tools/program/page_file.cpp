#include "tools/program/page_file.hpp"

#include <doctest/doctest.h>

using namespace gigaload::tools;

TEST_CASE("a page has the name of its result") {
  CHECK(page_beside("a/us-33gw.h5") == "a/us-33gw.html");
  CHECK(page_beside("us-33gw.h5.partial") == "us-33gw.html");
  CHECK(page_beside("v1.2/run") == "v1.2/run.html");
}
