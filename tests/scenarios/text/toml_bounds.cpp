#include "scenarios/text/toml_bounds.hpp"

#include <doctest/doctest.h>

using gigaload::scenarios::find_toml_excess;

namespace {
std::string repeat(const std::string& text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) result += text;
  return result;
}
}  // namespace

TEST_CASE("ordinary texts are not nested deeply") {
  CHECK_FALSE(find_toml_excess(""));
  CHECK_FALSE(find_toml_excess("[a.b.c]\nx = [[1.5, 2.5], [3.5]]\ny = {z = {w = 1}}\n"));
  CHECK_FALSE(find_toml_excess("x = [" + repeat("1.5, ", 1000) + "]"));
  CHECK_FALSE(find_toml_excess(repeat("x = [[1]]\n", 1000)));
  CHECK_FALSE(find_toml_excess(repeat("[", 32)));
}

TEST_CASE("texts and comments do not count") {
  CHECK_FALSE(find_toml_excess("x = \"" + repeat("[.", 100) + "\"\n"));
  CHECK_FALSE(find_toml_excess("x = \"\\\"" + repeat("[.", 100) + "\"\n"));
  CHECK_FALSE(find_toml_excess("x = '" + repeat("{.", 100) + "'\n"));
  CHECK_FALSE(find_toml_excess("x = \"\"\"\n" + repeat("[.\n\"", 100) + "\"\"\"\"\ny = 1"));
  CHECK_FALSE(find_toml_excess("# " + repeat("[.", 100) + "\nx = 1"));
}

TEST_CASE("too many brackets or dots are found with their place") {
  const auto brackets = find_toml_excess("a = 1\nx = " + repeat("[", 33));
  REQUIRE(brackets);
  CHECK(brackets->line == 2);
  CHECK(brackets->column == 37);
  const auto dots = find_toml_excess(repeat("a.", 33) + "a = 1");
  REQUIRE(dots);
  CHECK(dots->line == 1);
  CHECK(dots->column == 66);
  CHECK(find_toml_excess("x = \"" + repeat("[", 99) + "\"" + repeat("[", 40)));
  CHECK(find_toml_excess("\"unclosed\n" + repeat("{", 40)));
}

TEST_CASE("a text of more parts than any scenario has is refused before it is read") {
  CHECK_FALSE(find_toml_excess("x = [" + repeat("1,", 399'000) + "]"));
  for (const char* part : {"a = 1\n", "[a]\n", "a.b = 1\n"}) {
    const auto excess = find_toml_excess(repeat(part, 400'001));
    REQUIRE(excess);
    CHECK(excess->message == "more than 400000 values, tables and parts of keys");
  }
}
