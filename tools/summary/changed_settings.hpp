#pragma once

#include <optional>
#include <string>
#include <vector>

namespace gigaload::tools {

/// ChangedSetting holds a setting of a scenario that two results do not have alike; none where one
/// of them has no such key.
struct ChangedSetting {
  std::string key;
  std::optional<std::string> a, b;
};

/// Lists what differs between the settings of two results, which are lines "key = value" of their
/// attribute `settings`: in the order of the keys.
[[nodiscard]] std::vector<ChangedSetting> changed_settings(const std::string& a,
                                                           const std::string& b);

}  // namespace gigaload::tools
