#include "tools/adequacy/stop_rule.hpp"

#include <fmt/core.h>

#include <charconv>
#include <map>
#include <string_view>

namespace gigaload::tools {

StopRule parse_stop_rule(const std::string& text) {
  using grid::adequacy::Until;
  static const std::map<std::string_view, Until> metrics = {
      {"eue", Until::eue}, {"neue", Until::eue}, {"lole", Until::lole}, {"lolh", Until::lole}};
  StopRule rule;
  const auto fault = [&](std::string_view why) {
    rule.fault = fmt::format(
        "\"{}\" {}; write a metric and its standard error in percent, such as eue=2% (metrics: "
        "eue, neue, lole)",
        text, why);
    return rule;
  };
  const std::string_view whole = text;
  const std::size_t equals = whole.find('=');
  if (equals == std::string_view::npos) return fault("names no metric");
  const auto metric = metrics.find(whole.substr(0, equals));
  if (metric == metrics.end()) return fault("names no metric that can be watched");
  rule.metric = metric->second;

  if (!whole.ends_with('%')) return fault("has no % at its end");
  const std::string share(whole.substr(equals + 1, whole.size() - equals - 2));
  double percent = 0.0;
  const char* const end = share.data() + share.size();
  const auto [rest, error] = std::from_chars(share.data(), end, percent);
  if (error != std::errc{} || rest != end) return fault("has no number before the %");
  if (!(percent > 0.0 && percent < 100.0)) return fault("is not between 0 and 100 %");
  rule.relative_error = percent / 100.0;
  return rule;
}

}  // namespace gigaload::tools
