#include "scenarios/language/node.hpp"

#include <doctest/doctest.h>

#include "scenarios/language/toml_reader.hpp"

using namespace gigaload::scenarios;

namespace {
Node parsed(const std::string& toml) {
  Problems problems;
  const auto node = read_toml(toml, problems.add_source("test"), problems);
  REQUIRE(node);
  return *node;
}
}  // namespace

TEST_CASE("a tree written as TOML reads back as itself") {
  const std::string text =
      "a = 1\nb = -2.5\nc = true\nd = \"q\\\"uo\\\\te\"\ne = 2025-03-04\n"
      "f = [1, [2, 3], {x = \"y\"}]\n\n[g]\nh = 1e-08\n\n[g.\"odd key\"]\ni = 5.0\n\n[j]\n";
  const Node first = parsed(text);
  const std::string written = to_toml(first);
  CHECK(to_toml(parsed(written)) == written);
  CHECK(written == text);
}

TEST_CASE("control characters are escaped") {
  Node node;
  node.kind = Node::Kind::text;
  node.text = "a\nb\x7f";
  CHECK(to_toml_value(node) == "\"a\\u000Ab\\u007F\"");
}

TEST_CASE("the upper layer wins, tables are merged") {
  Node lower = parsed("a = 1\n[t]\nx = 1\ny = [1, 2]\n[u]\nz = 1\n");
  merge(lower, parsed("b = 2\nu = 7\n[t]\ny = [3]\nw = 4\n"));
  CHECK(to_toml(lower) == "a = 1\nu = 7\nb = 2\n\n[t]\nx = 1\ny = [3]\nw = 4\n");
}
