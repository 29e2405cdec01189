#include "tools/clear/case_reader.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

using namespace gigaload::tools;

namespace {

/// Changes one case of two and looks for the only fault.
void check_fault(const char* change, const char* pointer, const char* message) {
  CAPTURE(change);
  auto file = nlohmann::json::parse(R"({"cases": [
      {"name": "first", "e": [1], "liability": [[0]]},
      {"name": "second", "e": [1, 2], "liability": [[0, 1], [1, 0]], "external": [0, 0]}]})");
  file["cases"][1].update(nlohmann::json::parse(change));
  std::vector<ValueFault> faults;
  (void)cases_of_json(file, faults);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].pointer == pointer);
  CAPTURE(faults[0].message);
  CHECK(faults[0].message.find(message) != std::string::npos);
}

}  // namespace

TEST_CASE("each fault of a case has its pointer") {
  check_fault(R"({"liability": [[0, 1]]})", "/cases/1/liability", "1 row for 2 parties");
  check_fault(R"({"liability": [[0, 1], 3]})", "/cases/1/liability/1", "found 3; a list");
  check_fault(R"({"liability": [[0, 1], [null, 0]]})", "/cases/1/liability/1/0", "found null");
  check_fault(R"({"liability": [[0, 1], [1, 1]]})", "/cases/1/liability/1/1", "to itself");
  check_fault(R"({"external": [0]})", "/cases/1/external", "1 number for 2 parties");
  check_fault(R"({"external": {}})", "/cases/1/external", "found object; a list");
  check_fault(R"({"e": [1, -1]})", "/cases/1/e/1", "-1 is no amount");
  check_fault(R"({"alpha": 2})", "/cases/1/alpha", "2 is no share");
  check_fault(R"({"beta": "1"})", "/cases/1/beta", "found \"1\"; a number");
  check_fault(R"({"parties": ["A", "A"]})", "/cases/1/parties/1", "stands twice");
  check_fault(R"({"parties": ["A", 3]})", "/cases/1/parties/1", "found 3; a text");
  check_fault(R"({"name": 3})", "/cases/1/name", "a text");
  check_fault(R"({"name": "first"})", "/cases/1", "stands twice, first in /cases/0");
  check_fault(R"({"paid": [1]})", "/cases/1/paid", "1 number for 2 parties");
  check_fault(R"({"defaults": [0, 2]})", "/cases/1/defaults/1", "found 2");
  check_fault(R"({"defaults": [0.5]})", "/cases/1/defaults/0", "found 0.5");
  check_fault(R"({"a/b": 1})", "/cases/1/a~1b", "unknown key");
  check_fault(R"({"exteral": 1})", "/cases/1/exteral", "did you mean external?");
}

TEST_CASE("a file of nothing but faults is not read to its end") {
  nlohmann::json file = {{"cases", nlohmann::json::array()}};
  for (int i = 0; i < 5000; ++i) file["cases"].push_back(nlohmann::json::object());
  std::vector<ValueFault> faults;
  CHECK(cases_of_json(file, faults).size() < 1000);
  CHECK(faults.size() >= 1000);
  CHECK(faults.size() < 1010);
  faults.clear();
  const nlohmann::json rows(5000, nlohmann::json::array());
  (void)cases_of_json({{"e", {1}}, {"liability", rows}}, faults);
  CHECK(faults.size() == 1000);
}

TEST_CASE("what is no case at all") {
  std::vector<ValueFault> faults;
  (void)cases_of_json(nlohmann::json::parse(R"({"cases": [3], "notes": ""})"), faults);
  REQUIRE(faults.size() == 2);
  CHECK(faults[0].pointer == "/notes");
  CHECK(faults[1].pointer == "/cases/0");
  for (const char* text : {"[]", "3", "null", R"({"cases": []})", R"({"cases": 3})", "{}"}) {
    CAPTURE(text);
    faults.clear();
    (void)cases_of_json(nlohmann::json::parse(text), faults);
    CHECK_FALSE(faults.empty());
  }
}
