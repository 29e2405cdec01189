#include "scenarios/language/json_schema.hpp"

#include <doctest/doctest.h>

using namespace gigaload;
using namespace gigaload::scenarios;

TEST_CASE("tables, names of one's own, lists, a value or a table") {
  const std::vector<Key> keys = {
      {.path = "limit.*", .kind = ValueKind::number, .lowest = 0, .highest = 2.5, .doc = "l"},
      {.path = "path.#.year", .kind = ValueKind::integer, .required = true, .doc = "y"},
      {.path = "stage", .kind = ValueKind::boolean, .default_value = "true", .doc = "s"},
      {.path = "stage.share", .kind = ValueKind::text, .doc = "t"}};
  std::string schema = json_schema(keys);
  std::erase_if(schema, [](char c) { return c == ' ' || c == '\n'; });
  CHECK(schema.find(R"("limit":{"type":"object","additionalProperties":{"type":"number",)"
                    R"("minimum":0,"maximum":2.5,"description":"l"}})") != std::string::npos);
  CHECK(schema.find(R"("path":{"type":"array","items":{"type":"object","properties":{"year":)") !=
        std::string::npos);
  CHECK(schema.find(R"("additionalProperties":false,"required":["year"]})") != std::string::npos);
  CHECK(schema.find(R"("stage":{"anyOf":[{"type":"boolean",)") != std::string::npos);
  CHECK(schema.find(R"("default":true)") != std::string::npos);
}
