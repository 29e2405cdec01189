#include "tools/terminal/markup.hpp"

#include "scenarios/text/printable.hpp"

namespace gigaload::tools {

std::string markup_text(std::string_view text) {
  std::string result;
  for (const char c : scenarios::printable_in_place(text)) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

}  // namespace gigaload::tools
