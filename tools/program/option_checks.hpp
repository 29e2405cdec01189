#pragma once

#include <cstdint>
#include <string>

#include "tools/program/option.hpp"

namespace gigaload::tools {

/// Says why the text is no whole number of the range, in digits without sign or leading zeros (0100
/// is octal to some); empty where it is one.
[[nodiscard]] std::string whole_number_fault(const std::string& text, const WholeRange& range);

/// Says why the text is no finite number of the range; empty where it is one.
[[nodiscard]] std::string real_number_fault(const std::string& text, const RealRange& range);

}  // namespace gigaload::tools
