#include "tools/sweep/design/key_names.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "scenarios/language/schema.hpp"

using namespace gigaload;
using namespace gigaload::tools::sweep;

TEST_CASE("key names: a path names a key of the language, whatever its tables are called") {
  REQUIRE(find_key("demand.scale") != nullptr);
  CHECK(find_key("demand.scale")->path == "demand.scale");
  CHECK(find_key("campus.abilene.capacity")->path == "campus.*.capacity");
  CHECK(find_key("data_centres.path.2.energy")->path == "data_centres.path.#.energy");
  CHECK(find_key("data_centres.path.two.energy") == nullptr);
  CHECK(find_key("demand") == nullptr);
}

TEST_CASE("key names: an unknown key is answered with the nearest, by the names that it has") {
  CHECK(suggested_key("campus.abilene.capactiy").find("campus.abilene.capacity") !=
        std::string::npos);
  CHECK(suggested_key("zzz").empty());
}

TEST_CASE("key names: a key without its range") {
  const scenarios::Key free = free_of_range(*find_key("reserves.contingency"));
  CHECK(std::isinf(free.lowest));
  CHECK(std::isinf(free.highest));
  CHECK(free.path == "reserves.contingency");
}
