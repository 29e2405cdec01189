#include "grid/core/counted.hpp"

namespace gigaload {

std::string counted(std::size_t count, std::string_view singular, std::string_view plural) {
  std::string text = std::to_string(count) + " ";
  if (count == 1 || plural.empty()) {
    text += singular;
    if (count != 1) text += 's';
  } else {
    text += plural;
  }
  return text;
}

}  // namespace gigaload
