#include "tools/stress/stress_picture.hpp"

#include <doctest/doctest.h>

#include "tests/tools/stress/small_stress.hpp"

using namespace gigaload;
using namespace gigaload::tools;

TEST_CASE("a picture has a panel for each area, those with load shed first") {
  const sim::Stress stress = small_stress();
  const sim::StressEvent event = small_event();
  const StressTold told{.stress = stress,
                        .event = event,
                        .scenario = "us-33gw",
                        .year = 2030,
                        .rows = sim::AreaKind::planning_area,
                        .campuses = true};
  const std::string svg = stress_picture(told);
  CHECK(svg.starts_with("<svg "));
  CHECK(svg.ends_with("</svg>\n"));
  CHECK(svg.find("nan") == std::string::npos);
  CHECK(svg.find("inf") == std::string::npos);
  const auto tva = svg.find(">TVA<"), pjm = svg.find(">PJM &lt;east&gt;<");
  REQUIRE(tva != std::string::npos);
  REQUIRE(pjm != std::string::npos);
  CHECK(tva < pjm);
  CHECK(svg.find("3,000 MW shed") != std::string::npos);
  const std::string page = stress_page(told);
  CHECK(page.starts_with("<!DOCTYPE html>"));
  CHECK(page.find(svg) != std::string::npos);
  CHECK(page.find("<td>TVA</td>") != std::string::npos);
}

TEST_CASE("an event's title is a text of the picture, whatever is in it") {
  const sim::Stress stress = small_stress();
  sim::StressEvent event = small_event();
  event.title = "Frost\x1b[31m\xff</title><script>";
  const StressTold told{.stress = stress,
                        .event = event,
                        .scenario = "a&b",
                        .year = 2030,
                        .rows = sim::AreaKind::planning_area,
                        .campuses = true};
  const std::string page = stress_page(told);
  CHECK(page.find("Frost?[31m?&lt;/title&gt;&lt;script&gt;, on the grid of a&amp;b") !=
        std::string::npos);
  CHECK(page.find('\x1b') == std::string::npos);
  CHECK(page.find('\xff') == std::string::npos);
  CHECK(page.find("<script>") == std::string::npos);
}
