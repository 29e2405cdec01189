#include "grid/core/counted.hpp"

#include <doctest/doctest.h>

using gigaload::counted;

TEST_CASE("one is no plural") {
  CHECK(counted(0, "storage") == "0 storages");
  CHECK(counted(1, "storage") == "1 storage");
  CHECK(counted(2, "storage") == "2 storages");
  CHECK(counted(1, "campus", "campuses") == "1 campus");
  CHECK(counted(12, "campus", "campuses") == "12 campuses");
}
