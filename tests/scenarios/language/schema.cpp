#include "scenarios/language/schema.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "scenarios/language/toml_reader.hpp"
#include "scenarios/language/value.hpp"
#include "scenarios/text/quantity.hpp"

using namespace gigaload::scenarios;

TEST_CASE("every key is there once, has a text, and a unit if it is a quantity") {
  std::set<std::string> paths;
  for (const Key& key : schema()) {
    CAPTURE(key.path);
    CHECK(paths.insert(key.path).second);
    CHECK_FALSE(key.doc.empty());
    const bool quantity =
        key.kind == ValueKind::quantity || key.kind == ValueKind::quantity_or_none;
    CHECK(quantity == !key.unit.empty());
    if (key.kind == ValueKind::choice) CHECK_FALSE(key.choices.empty());
    const bool may_choose = key.kind == ValueKind::choice || key.kind == ValueKind::numbers;
    if (!may_choose) CHECK(key.choices.empty());
    CHECK_FALSE((key.required && !key.default_value.empty()));
    CHECK(key.lowest < key.highest);
  }
}

TEST_CASE("every default is a good value, and an inherited one exists") {
  for (const Key& key : schema()) {
    CAPTURE(key.path);
    if (!key.inherits.empty()) {
      CHECK(std::ranges::any_of(schema(), [&key](const Key& other) {
        return other.path == key.inherits && !other.default_value.empty() && other.unit == key.unit;
      }));
    }
    if (key.default_value.empty()) continue;
    Problems problems;
    const auto node = read_toml("x = " + key.default_value, problems.add_source("x"), problems);
    REQUIRE(node);
    CHECK(check_value(*node->find("x"), key).fault.empty());
  }
}

TEST_CASE("paths are cut at dots") {
  CHECK(segments_of("run") == std::vector<std::string>{"run"});
  CHECK(segments_of("campus.*.phases.#.stage") ==
        std::vector<std::string>{"campus", "*", "phases", "#", "stage"});
}
