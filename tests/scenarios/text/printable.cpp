#include "scenarios/text/printable.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <utility>

using gigaload::scenarios::printable;
using gigaload::scenarios::printable_in_place;

TEST_CASE("what is only read stays as it is") {
  for (const std::string text : {"", "plain\n\tand tabs", "Zürich 電力 µ → ½ 🌊", "a\\u202e"}) {
    CHECK(printable(text) == text);
  }
  CHECK(printable("line\r\nline") == "line\nline");
}

TEST_CASE("what acts on a terminal is written by its number") {
  const std::array<std::pair<std::string, std::string>, 12> cases = {
      {{"\033[31mred", "\\u001b[31mred"},
       {"over\rwritten", "over\\u000dwritten"},
       {"\a\b\x7f", "\\u0007\\u0008\\u007f"},
       {std::string("a\0b", 3), "a\\u0000b"},
       {"\xc2\x9b"
        "31m",
        "\\u009b31m"},
       {"\xc2\x85", "\\u0085"},
       {"\u202egpj.exe", "\\u202egpj.exe"},
       {"\u2066x\u2069", "\\u2066x\\u2069"},
       {"\u061c\u200e\u200f", "\\u061c\\u200e\\u200f"},
       {"\u2028\u2029", "\\u2028\\u2029"},
       {"\ufeff", "\\ufeff"},
       {"\U000e0041", "\\udb40\\udc41"}}};
  for (const auto& [text, shown] : cases) CHECK(printable(text) == shown);
}

TEST_CASE("bytes that are no UTF-8 are written by their number") {
  const std::array<std::pair<std::string, std::string>, 7> cases = {
      {{"\x9b"
        "31m",
        "\\x9b31m"},
       {"caf\xe9", "caf\\xe9"},
       {"\xc0\xaf", "\\xc0\\xaf"},           // overlong
       {"\xed\xa0\x80", "\\xed\\xa0\\x80"},  // surrogate
       {"\xf4\x90\x80\x80", "\\xf4\\x90\\x80\\x80"},
       {"\xe2\x80", "\\xe2\\x80"},  // cut off
       {"\xff", "\\xff"}}};
  for (const auto& [text, shown] : cases) CHECK(printable(text) == shown);
}

TEST_CASE("in place, each of them is one question mark, and what is behind it keeps its column") {
  const std::array<std::pair<std::string, std::string>, 8> cases = {{{"plain\ttab", "plain\ttab"},
                                                                     {"a\nb\r\nc", "a?b??c"},
                                                                     {"\033[31m", "?[31m"},
                                                                     {"\u202ex\u2066", "?x?"},
                                                                     {"\ufeffx", "?x"},
                                                                     {"\xc2\x9bx", "?x"},
                                                                     {"\xffx\xe2\x80", "?x??"},
                                                                     {"\xed\xa0\x80", "???"}}};
  for (const auto& [text, shown] : cases) CHECK(printable_in_place(text) == shown);
}
