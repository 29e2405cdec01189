#include "tools/adequacy/stop_rule.hpp"

#include <fmt/core.h>

#include "scenarios/text/stop_text.hpp"

namespace gigaload::tools {

StopRule parse_stop_rule(const std::string& text) {
  using grid::adequacy::Until;
  scenarios::StopText read = scenarios::parse_stop_text(text);
  if (read.fault.empty() && !read.area.empty()) {
    read.fault = fmt::format("names an area, \"{}\", and the whole system is watched", read.area);
  }
  StopRule rule;
  if (!read.fault.empty()) {
    rule.fault = fmt::format(
        "\"{}\" {}; write a metric and its standard error in percent, such as eue=2% (metrics: "
        "eue, neue, lole)",
        text, read.fault);
    return rule;
  }
  rule.metric = read.metric.starts_with("lol") ? Until::lole : Until::eue;
  rule.relative_error = read.relative_error;
  return rule;
}

}  // namespace gigaload::tools
