#include "scenarios/measured/load_value.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace gigaload::scenarios {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Drops separators that stand before three digits each; false if one stands elsewhere.
bool drop_separators(std::string& text, char separator) {
  std::string result;
  const std::size_t whole = std::min(text.find('.'), text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != separator) {
      result += text[i];
      continue;
    }
    const bool groups = i > 0 && is_digit(text[i - 1]) && i + 4 <= whole &&
                        std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                    text.begin() + static_cast<std::ptrdiff_t>(i) + 4, is_digit) &&
                        (i + 4 == whole || text[i + 4] == separator);
    if (!groups) return false;
  }
  text = std::move(result);
  return true;
}

}  // namespace

bool is_missing_value(const std::string& text) {
  constexpr std::array<std::string_view, 8> kMissing = {"",     "nan",  "na", "n/a",
                                                        "null", "none", "-",  "n/e"};
  std::string lower = text;
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return std::ranges::find(kMissing, lower) != kMissing.end();
}

std::optional<double> parse_load_value(const std::string& text, bool decimal_comma) {
  std::string plain = text;
  while (plain.ends_with(' ')) plain.pop_back();
  plain.erase(0, std::min(plain.find_first_not_of(' '), plain.size()));
  if (decimal_comma) {
    std::ranges::transform(plain, plain.begin(), [](char c) {
      return c == ',' ? '.' : c == '.' ? ',' : c;
    });
  }
  for (const char separator : {',', ' '}) {
    if (plain.find(separator) != std::string::npos && !drop_separators(plain, separator)) return {};
  }
  double value = 0.0;
  const char* const end = plain.data() + plain.size();
  const auto [rest, error] = std::from_chars(plain.data(), end, value);
  if (error != std::errc{} || rest != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace gigaload::scenarios
