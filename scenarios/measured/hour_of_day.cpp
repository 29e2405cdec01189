#include "scenarios/measured/hour_of_day.hpp"

#include <charconv>
#include <string_view>

namespace gigaload::scenarios {

std::optional<int> parse_hour_of_day(const std::string& text) {
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
  int hour = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), hour);
  if (error != std::errc{} || hour < 0 || hour > kMost) return std::nullopt;
  rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
  for (const std::string_view minutes : {":00:00", ":00", ".0"}) {
    if (skip(minutes)) break;
  }
  if (!skip("X") && !skip("x")) skip("*");
  while (skip(" ")) {
  }
  if (!rest.empty()) return std::nullopt;
  return hour;
}

}  // namespace gigaload::scenarios
