#include "scenarios/text/nesting.hpp"

#include <doctest/doctest.h>

using gigaload::scenarios::find_deep_nesting;

namespace {
std::string repeat(const std::string& text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) result += text;
  return result;
}
}  // namespace

TEST_CASE("ordinary texts are not nested deeply") {
  CHECK_FALSE(find_deep_nesting(""));
  CHECK_FALSE(find_deep_nesting("[a.b.c]\nx = [[1.5, 2.5], [3.5]]\ny = {z = {w = 1}}\n"));
  CHECK_FALSE(find_deep_nesting("x = [" + repeat("1.5, ", 1000) + "]"));
  CHECK_FALSE(find_deep_nesting(repeat("x = [[1]]\n", 1000)));
  CHECK_FALSE(find_deep_nesting(repeat("[", 32)));
}

TEST_CASE("texts and comments do not count") {
  CHECK_FALSE(find_deep_nesting("x = \"" + repeat("[.", 100) + "\"\n"));
  CHECK_FALSE(find_deep_nesting("x = \"\\\"" + repeat("[.", 100) + "\"\n"));
  CHECK_FALSE(find_deep_nesting("x = '" + repeat("{.", 100) + "'\n"));
  CHECK_FALSE(find_deep_nesting("x = \"\"\"\n" + repeat("[.\n\"", 100) + "\"\"\"\"\ny = 1"));
  CHECK_FALSE(find_deep_nesting("# " + repeat("[.", 100) + "\nx = 1"));
}

TEST_CASE("too many brackets or dots are found with their place") {
  const auto brackets = find_deep_nesting("a = 1\nx = " + repeat("[", 33));
  REQUIRE(brackets);
  CHECK(brackets->line == 2);
  CHECK(brackets->column == 37);
  const auto dots = find_deep_nesting(repeat("a.", 33) + "a = 1");
  REQUIRE(dots);
  CHECK(dots->line == 1);
  CHECK(dots->column == 66);
  CHECK(find_deep_nesting("x = \"" + repeat("[", 99) + "\"" + repeat("[", 40)));
  CHECK(find_deep_nesting("\"unclosed\n" + repeat("{", 40)));
}
