#include "tools/fit/fit_picture.hpp"

#include <doctest/doctest.h>

#include "tests/tools/fit/small_fit.hpp"

using namespace gigaload;

TEST_CASE("a picture has the steps, the law, the naive law and a tick for each censored site") {
  const sim::StageFit fit = tests::small_fit();
  const sim::StageFitOptions options = tests::small_options();
  const std::string svg = tools::fit_picture(tests::told_of(fit, options));
  CHECK(svg.starts_with("<svg "));
  CHECK(svg.ends_with("</svg>\n"));
  CHECK(svg.find("nan") == std::string::npos);
  CHECK(svg.find("sites &lt;1&gt;") != std::string::npos);
  const auto count = [&svg](const std::string& words) {
    std::size_t number = 0;
    for (auto at = svg.find(words); at != std::string::npos; at = svg.find(words, at + 1)) ++number;
    return number;
  };
  CHECK(count("class=\"law\"") == 1);
  CHECK(count("class=\"naive\"") == 1);
  CHECK(count("class=\"steps\"") == 1);
  CHECK(count("class=\"tick\"") == 1);
}
