#include "scenarios/language/key_reference.hpp"

#include <doctest/doctest.h>

#include "scenarios/text/text_file.hpp"
#include "tests/places.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

TEST_CASE("a row says what a key takes, its bounds, default, source and meaning") {
  const std::vector<Key> keys = {{.path = "a",
                                  .kind = ValueKind::choice,
                                  .default_value = "\"x\"",
                                  .choices = {"x", "y"},
                                  .doc = "first | last"},
                                 {.path = "b.*.c",
                                  .kind = ValueKind::quantity,
                                  .unit = "MW",
                                  .required = true,
                                  .lowest = 0,
                                  .doc = "power"}};
  const std::string page = key_reference(keys);
  CHECK(page.find("## At the top of the file") != std::string::npos);
  CHECK(page.find("| `a` | one of \"x\", \"y\" | `\"x\"` | first \\| last |") != std::string::npos);
  CHECK(page.find("## `[b]`") != std::string::npos);
  CHECK(page.find("| `b.*.c` | a power such as \"1.2 GW\", at least 0 MW | required | power |") !=
        std::string::npos);
  CHECK(page.find("| `airside` | outside air | outdoor air, mixed or humidified") !=
        std::string::npos);
}

TEST_CASE("scenarios/README.md is of the keys of today: gigaload show --keys") {
  const TextFile file = read_text_file(tests::source_folder() / "scenarios/README.md", 1U << 24U);
  REQUIRE(file.fault.empty());
  CHECK((file.text == key_reference(schema())));
}
