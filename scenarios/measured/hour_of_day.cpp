#include "scenarios/measured/hour_of_day.hpp"

#include <charconv>
#include <string_view>

namespace gigaload::scenarios {

std::optional<HourOfDay> parse_hour_of_day(const std::string& text) {
  constexpr int kMost = 25;
  std::string_view rest(text);
  const auto skip = [&rest](std::string_view piece) {
    const bool found = rest.starts_with(piece);
    if (found) rest.remove_prefix(piece.size());
    return found;
  };
  while (skip(" ")) {
  }
  if (!skip("HE")) skip("he");
  while (skip(" ")) {
  }
  HourOfDay found;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), found.hour);
  if (error != std::errc{} || found.hour < 0 || found.hour > kMost) return std::nullopt;
  rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
  for (const std::string_view minutes : {":00:00", ":00", ".0"}) {
    if (skip(minutes)) break;
  }
  found.is_repeated = skip("X") || skip("x") || skip("*");
  while (skip(" ")) {
  }
  if (!rest.empty()) return std::nullopt;
  return found;
}

}  // namespace gigaload::scenarios
