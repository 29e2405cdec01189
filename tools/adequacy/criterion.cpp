#include "tools/adequacy/criterion.hpp"

#include <fmt/core.h>

#include <cmath>
#include <string_view>

#include "grid/core/error.hpp"
#include "scenarios/text/quantity.hpp"

namespace gigaload::tools {

namespace {

using grid::adequacy::Metrics;

struct Known {
  const char* name;
  grid::adequacy::MetricMember metric;
  const char* unit;
};
constexpr Known kKnown[] = {
    {"lole", &Metrics::event_days, "d"},
    {"lolh", &Metrics::lolh, "h"},
    {"eue", &Metrics::eue, "MWh"},
    {"neue", &Metrics::neue, "ppm"},
};

InputError refused(const std::string& text, const std::string& why) {
  return InputError(fmt::format(
      "--criterion \"{}\": {}. Write lole=0.1d, lolh=2.4h, eue=100MWh or neue=10ppm, of a year",
      text, why));
}

/// Returns the letters at the end.
std::string_view unit_of(std::string_view text) {
  const auto letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  return text.substr(text.find_last_not_of(letters) + 1);
}

}  // namespace

Criterion parse_criterion(const std::string& text) {
  const auto equals = text.find('=');
  if (equals == std::string::npos) throw refused(text, "a metric, = and its limit are wanted");
  const std::string name = text.substr(0, equals);
  for (const Known& known : kKnown) {
    if (name != known.name) continue;
    // 0.1 d of LOLE are days with shortfall, 2.4 h of LOLH hours: neither can be said in the other
    const bool is_time = name == "lole" || name == "lolh";
    if (is_time && !unit_of(text).starts_with(known.unit)) {
      throw refused(text,
                    fmt::format("{} is wanted in {}", name, name == "lole" ? "days" : "hours"));
    }
    const auto quantity = scenarios::parse_quantity(text.substr(equals + 1), known.unit);
    if (!quantity.fault.empty()) throw refused(text, quantity.fault);
    if (!(quantity.value > 0.0) || !std::isfinite(quantity.value)) {
      throw refused(text, "the limit must be above zero");
    }
    return {known.metric, quantity.value, known.unit};
  }
  throw refused(text, fmt::format("\"{}\" is no metric of a criterion", name));
}

}  // namespace gigaload::tools
