#include "tools/sweep/store/node_json.hpp"

#include "grid/core/error.hpp"
#include "scenarios/text/problems.hpp"

namespace gigaload::tools::sweep {

using nlohmann::json;
using scenarios::Node;

json json_of(const Node& node) {
  switch (node.kind) {
    case Node::Kind::integer:
      return node.integer;
    case Node::Kind::number:
      return node.number;
    case Node::Kind::boolean:
      return node.boolean;
    case Node::Kind::text:
      return node.text;
    case Node::Kind::date:
      return grid::to_string(node.date);
    case Node::Kind::list: {
      json list = json::array();
      for (const Node& item : node.items) list.push_back(json_of(item));
      return list;
    }
    case Node::Kind::table: {
      json table = json::object();
      for (const Node& item : node.items) table[item.name] = json_of(item);
      return table;
    }
    default:
      throw InternalError("a member's value is " + scenarios::kind_in_words(node));
  }
}

}  // namespace gigaload::tools::sweep
