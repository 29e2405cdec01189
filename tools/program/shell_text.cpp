#include "tools/program/shell_text.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "scenarios/text/printable.hpp"

namespace gigaload::tools {

namespace {

bool is_seen(unsigned char c) { return c >= 0x20 && c != 0x7f; }

/// Quotes as $'...', which bash and zsh read, bytes that are seen as something else or not at all.
std::string by_codes(const std::string& word) {
  std::string text = "$'";
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\'' || c == '\\') {
      text += {'\\', c};
    } else {
      text += is_seen(byte) && byte < 0x80 ? std::string(1, c) : fmt::format("\\x{:02x}", byte);
    }
  }
  return text + "'";
}

}  // namespace

std::string shell_text(const std::vector<std::string>& words) {
  const std::string plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-";
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) {
      text += word;
      continue;
    }
    if (!std::ranges::all_of(word, is_seen) || scenarios::printable(word) != word) {
      text += by_codes(word);
      continue;
    }
    text += '\'';
    for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    text += '\'';
  }
  return text;
}

}  // namespace gigaload::tools
