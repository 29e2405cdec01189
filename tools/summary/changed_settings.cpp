#include "tools/summary/changed_settings.hpp"

#include <map>
#include <sstream>

namespace gigaload::tools {

namespace {

/// Reads the lines. A line without " = " goes on with the value above it.
std::map<std::string, std::string> settings_in(const std::string& text) {
  std::map<std::string, std::string> settings;
  std::istringstream lines(text);
  std::string* last = nullptr;
  for (std::string line; std::getline(lines, line);) {
    constexpr std::string_view kEquals = " = ";
    const std::size_t equals = line.find(kEquals);
    if (equals != std::string::npos) {
      last = &settings[line.substr(0, equals)];
      *last = line.substr(equals + kEquals.size());
    } else if (last != nullptr) {
      *last += '\n' + line;
    }
  }
  return settings;
}

}  // namespace

std::vector<ChangedSetting> changed_settings(const std::string& a, const std::string& b) {
  const auto of_a = settings_in(a), of_b = settings_in(b);
  std::map<std::string, ChangedSetting> changed;
  for (const auto& [key, value] : of_a) changed[key] = {key, value, std::nullopt};
  for (const auto& [key, value] : of_b) {
    ChangedSetting& setting = changed[key];
    setting.key = key;
    setting.b = value;
  }
  std::vector<ChangedSetting> list;
  for (auto& [key, setting] : changed) {
    if (setting.a != setting.b) list.push_back(std::move(setting));
  }
  return list;
}

}  // namespace gigaload::tools
