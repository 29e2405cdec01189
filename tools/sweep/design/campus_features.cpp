#include "tools/sweep/design/campus_features.hpp"

#include <algorithm>
#include <string>

namespace gigaload::tools::sweep {

namespace {

using scenarios::Node;

/// Names the table of a campus that gives it a feature; empty for what is of no campus.
std::string table_of(output::Feature feature) {
  switch (feature) {
    case output::Feature::water_allowance:
      return "water";
    case output::Feature::flexible_load:
      return "flexible";
    case output::Feature::on_site_plant:
      return "on_site";
    default:
      return {};
  }
}

}  // namespace

bool may_have(output::Feature feature, const Plan& plan, const Node& root) {
  const std::string table = table_of(feature);
  if (table.empty()) return true;
  for (const Axis& axis : plan.axes) {
    for (const std::string& key : axis.keys) {
      if (key.find("." + table + ".") != std::string::npos) return true;
    }
  }
  for (const char* const kind : {"campus", "siting"}) {
    const Node* const sites = root.find(kind);
    if (sites == nullptr) continue;
    if (std::ranges::any_of(sites->items, [&](const Node& site) {
          return site.kind == Node::Kind::table && site.find(table) != nullptr;
        })) {
      return true;
    }
  }
  return false;
}

}  // namespace gigaload::tools::sweep
