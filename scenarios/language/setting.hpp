#pragma once

#include <string>

namespace gigaload::scenarios {

/// Holds one effective setting, for `gigaload show` and the result file.
struct Setting {
  std::string key;
  std::string value;          // with unit, as a scenario would write it
  std::string default_value;  // empty where the key is required
  std::string origin;         // "default", "file:line", "--set"
  std::string unit;
  std::string doc;
  std::string source;  // of the default
};

}  // namespace gigaload::scenarios
