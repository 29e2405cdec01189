#include "tools/summary/year_words.hpp"

#include <fmt/core.h>

#include "tools/terminal/text_table.hpp"

namespace gigaload::tools {

namespace {

constexpr double kMwhPerTwh = 1e6;

}  // namespace

std::string twh(const Figures& of, const char* name) {
  return grouped(of.in(name, "MW h") / kMwhPerTwh, 1);
}

std::string year_label(int year, bool whole) {
  return fmt::format("{}{}", year, whole ? "" : " (part)");
}

}  // namespace gigaload::tools
