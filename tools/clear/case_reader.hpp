#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "tools/clear/case_file.hpp"

namespace gigaload::tools {

/// Says what is wrong with a value, by its JSON pointer.
struct ValueFault {
  std::string pointer;
  std::string message;
};

/// Makes cases of what was parsed, {"cases": [...]} or one case. Adds what is wrong to
/// `faults`, and reads no more once they are a thousand; what is returned then is of no use.
[[nodiscard]] std::vector<ClearingCase> cases_of_json(const nlohmann::json& file,
                                                      std::vector<ValueFault>& faults);

}  // namespace gigaload::tools
