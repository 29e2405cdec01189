#include "tools/program/shell_text.hpp"

#include <doctest/doctest.h>

using namespace gigaload::tools;

TEST_CASE("words come back from a shell as they were") {
  CHECK(shell_text({"gigaload", "run", "a/b-c.toml"}) == "gigaload run a/b-c.toml");
  CHECK(shell_text({"a b", "", "it's", "$x"}) == "'a b' '' 'it'\\''s' '$x'");
  CHECK(shell_text({"Zürich 電"}) == "'Zürich 電'");
  CHECK(shell_text({"a\nb", "\033[1m'\\", "\xff"}) == R"($'a\x0ab' $'\x1b[1m\'\\' $'\xff')");
}
