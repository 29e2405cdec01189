#include "output/report/report_template.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>

#include "output/report/report.hpp"
#include "output/result/result_file.hpp"
#include "tests/output/small_run.hpp"
#include "tests/places.hpp"

namespace gigaload::output {

using nlohmann::json;

TEST_CASE("the figures stand in the page where its mark was, and cannot end their element") {
  const TemporaryFolder folder;
  auto s = small_scenario();
  s.title = "</script><script>alert(1)</script>";
  s.text = "caf\xe9";  // no UTF-8
  write_whole(s, folder / "run.h5");
  const std::string page =
      report_page(ResultFile(folder / "run.h5"), "run.h5", "<script>{{gigaload-data}}</script>.");
  CHECK(page.starts_with("<script>{\""));
  CHECK(page.ends_with("}</script>."));
  CHECK(page.find("</script>") == page.size() - 10);
  const json data = json::parse(page.substr(8, page.size() - 18));
  CHECK(std::ranges::any_of(data["provenance"],
                            [&](const json& p) { return p[0] == "title" && p[1] == s.title; }));
}

TEST_CASE("the page in the program is whole, or says what was missing") {
  for (const ReportTemplate& page : {report_template(), dial_template()}) {
    if (page.missing.empty()) {
      CHECK(page.html.starts_with("<!DOCTYPE html>"));
      CHECK(page.html.find(kReportDataMark) != std::string_view::npos);
      CHECK(page.html.find("src=\"http") == std::string_view::npos);
      CHECK(page.html.find("@import") == std::string_view::npos);
    } else {
      CHECK(page.missing.find("npm") != std::string::npos);
    }
  }
}

TEST_CASE("the two pages are not one") {
  if (!report_template().missing.empty()) return;
  CHECK(report_template().html.find("http://www.w3.org") != std::string_view::npos);  // of SVG
  CHECK(dial_template().html.find("<title>gigaload sweep</title>") != std::string_view::npos);
  CHECK(report_template().html.find("<title>gigaload report</title>") != std::string_view::npos);
}

TEST_CASE("the page compares with the figures of FACTS.md") {
  std::ifstream facts_file(tests::source_folder() / "output/report/page/facts.json");
  const json facts = json::parse(facts_file);
  std::ifstream table(tests::source_folder() / "scenarios/data/FACTS.md");
  std::string power, new_york;
  for (std::string line; std::getline(table, line);) {
    if (line.starts_with("| P4 |")) power = line;
    if (line.starts_with("| P5 |")) new_york = line;
  }
  std::smatch found;
  // "10 GW is the supply of | more than 8 million US homes; five Hoover Dams (2.08 GW each); ten
  // ..."
  REQUIRE(std::regex_search(power, found,
                            std::regex("(\\d+) GW is the supply of.* (\\d+) million US "
                                       "homes.*\\(([0-9.]+) GW each\\).*reactors of (\\d+) GW")));
  CHECK(facts["homes"]["value"].get<double>() == std::stod(found[2]) / std::stod(found[1]));
  CHECK(facts["hoover"]["value"].get<double>() == std::stod(found[3]));
  CHECK(facts["reactor"]["value"].get<double>() == std::stod(found[4]));
  REQUIRE(std::regex_search(new_york, found, std::regex("(\\d+) GW is about the demand")));
  CHECK(facts["newYork"]["value"].get<double>() == std::stod(found[1]));
}

}  // namespace gigaload::output
