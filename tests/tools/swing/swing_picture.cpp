#include "tools/swing/swing_picture.hpp"

#include <doctest/doctest.h>

#include "tests/tools/swing/small_swing.hpp"

using namespace gigaload;

TEST_CASE("a picture has the spectrum and a line for each band's limit") {
  const std::string svg = tools::swing_picture(tests::small_swing());
  CHECK(svg.starts_with("<svg "));
  CHECK(svg.ends_with("</svg>\n"));
  CHECK(svg.find("nan") == std::string::npos);
  CHECK(svg.find("trace &lt;1&gt;.csv") != std::string::npos);
  CHECK(svg.find("class=\"swing\"") != std::string::npos);
  const auto first = svg.find("class=\"limit\"");
  CHECK(first != std::string::npos);
  CHECK(svg.find("class=\"limit\"", first + 1) == std::string::npos);
}
