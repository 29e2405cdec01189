#include "tools/summary/settings_text.hpp"

#include <fmt/core.h>

namespace gigaload::tools {

namespace {

std::string line_of(const scenarios::Setting& setting) {
  return fmt::format("{} = {}\n", setting.key, setting.value);
}

std::string default_of(const scenarios::Setting& setting) {
  if (setting.default_value.empty()) return "required";
  if (setting.source.empty()) return "default " + setting.default_value;
  return fmt::format("default {} ({})", setting.default_value, setting.source);
}

}  // namespace

std::string settings_text(const std::vector<scenarios::Setting>& settings) {
  std::string text;
  for (const scenarios::Setting& setting : settings) {
    text += line_of(setting);
    if (!setting.doc.empty()) text += fmt::format("    {}\n", setting.doc);
    const std::string unit = setting.unit.empty() ? "" : fmt::format("unit {}; ", setting.unit);
    text += fmt::format("    {}{}; set by: {}\n", unit, default_of(setting), setting.origin);
  }
  return text;
}

std::string settings_lines(const std::vector<scenarios::Setting>& settings) {
  std::string text;
  for (const scenarios::Setting& setting : settings) text += line_of(setting);
  return text;
}

}  // namespace gigaload::tools
