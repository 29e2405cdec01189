#include "tools/program/option.hpp"

namespace gigaload::tools {

std::vector<Option> joined(std::vector<Option> first, const std::vector<Option>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

}  // namespace gigaload::tools
