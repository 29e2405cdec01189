#include "scenarios/text/stop_text.hpp"

#include <algorithm>
#include <charconv>

#include "scenarios/text/trimmed.hpp"

namespace gigaload::scenarios {

StopText parse_stop_text(std::string_view text) {
  constexpr std::string_view kMetrics[] = {"eue", "neue", "lole", "lolh"};
  StopText stop;
  const auto fault = [&stop](std::string_view why) {
    stop.fault = why;
    return stop;
  };
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) return fault("names no metric");
  const std::string_view watched = trimmed(text.substr(0, equals));
  const std::size_t dot = watched.find('.');
  stop.metric = trimmed(watched.substr(0, dot));
  if (std::ranges::find(kMetrics, stop.metric) == std::end(kMetrics)) {
    return fault("names no metric that can be watched");
  }
  if (dot != std::string_view::npos) {
    stop.area = trimmed(watched.substr(dot + 1));
    if (stop.area.empty()) return fault("names no area behind the dot");
  }
  std::string_view share = trimmed(text.substr(equals + 1));
  if (!share.ends_with('%')) return fault("has no % at its end");
  share.remove_suffix(1);
  share = trimmed(share);
  double percent = 0.0;
  const char* const end = share.data() + share.size();
  const auto [rest, error] = std::from_chars(share.data(), end, percent);
  if (error != std::errc{} || rest != end) return fault("has no number before the %");
  if (!(percent > 0.0 && percent < 100.0)) return fault("is not between 0 and 100 %");
  stop.relative_error = percent / 100.0;
  return stop;
}

}  // namespace gigaload::scenarios
