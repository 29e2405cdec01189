#include "tools/sweep/store/node_json.hpp"

#include <doctest/doctest.h>

#include "grid/core/error.hpp"

using namespace gigaload;
using namespace gigaload::tools::sweep;
using scenarios::Node;

TEST_CASE("a member's value is JSON of its kind, a variant's a table") {
  Node number, text, list, table;
  number.kind = Node::Kind::number;
  number.number = 0.5;
  text.kind = Node::Kind::text;
  text.text = "1 GW";
  text.name = "capacity";
  list.kind = Node::Kind::list;
  list.items = {number, text};
  table.kind = Node::Kind::table;
  table.items = {text};
  CHECK(json_of(list).dump() == R"([0.5,"1 GW"])");
  CHECK(json_of(table).dump() == R"({"capacity":"1 GW"})");
}
