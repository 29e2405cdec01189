#include "tools/program/option_checks.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace gigaload::tools {

std::string whole_number_fault(const std::string& text, const WholeRange& range) {
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  const bool is_number = error == std::errc{} && rest == end;
  if (is_number && text.size() > 1 && text.front() == '0') {
    return fmt::format("\"{}\" begins with a zero; write {}", text, number);
  }
  if (is_number && number >= range.least && number <= range.most) return {};
  return fmt::format("\"{}\" is no whole number from {} to {}", text, range.least, range.most);
}

std::string real_number_fault(const std::string& text, const RealRange& range) {
  double number = 0.0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  const bool is_number = error == std::errc{} && rest == end && std::isfinite(number);
  if (is_number && number >= range.least && number <= range.most) return {};
  return fmt::format("\"{}\" is no number from {} to {}", text, range.least, range.most);
}

}  // namespace gigaload::tools
