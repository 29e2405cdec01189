#include "scenarios/language/deprecated_keys.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "scenarios/language/document.hpp"
#include "scenarios/language/toml_reader.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload::scenarios;

namespace {

struct Replaced {
  explicit Replaced(const std::string& text) {
    const std::size_t source = problems.add_source("a.toml", text);
    auto layer = read_toml(text, source, problems);
    REQUIRE(layer);
    replace_deprecated(*layer, problems, notices);
    toml = to_toml(*layer);
  }
  /// Returns the message of the first problem; empty without any.
  [[nodiscard]] std::string fault() const {
    try {
      problems.throw_if_any();
    } catch (const ScenarioError& error) {
      return error.problems().front().message;
    }
    return {};
  }
  Problems problems;
  std::vector<std::string> notices;
  std::string toml;
};

}  // namespace

TEST_CASE("a deprecated key becomes the one that replaced it, with a notice at its place") {
  const Replaced off("\n[data_centres]\npath_contains_campuses = false\n");
  CHECK(off.toml == "\n[data_centres]\ncampuses = \"on top\"\n");
  REQUIRE(off.notices.size() == 1);
  CHECK(off.notices[0] ==
        "a.toml:3: data_centres.path_contains_campuses = false is deprecated and refused from "
        "version 0.4.0 on: write data_centres.campuses = \"on top\"");
  CHECK(off.fault().empty());
  CHECK(Replaced("data_centres.path_contains_campuses = true\n").toml ==
        "\n[data_centres]\ncampuses = \"promised\"\n");
  const Replaced none("[data_centres]\ncampuses = \"inside\"\n");
  CHECK(none.notices.empty());
  CHECK(none.toml == "\n[data_centres]\ncampuses = \"inside\"\n");
}

TEST_CASE("a deprecated key beside its replacement, or with no value of its own, is a problem") {
  const Replaced both("[data_centres]\npath_contains_campuses = true\ncampuses = \"inside\"\n");
  CHECK(both.fault() == "stands beside data_centres.campuses, which replaced it: leave it out");
  CHECK(Replaced("[data_centres]\npath_contains_campuses = \"no\"\n").fault() ==
        "true or false is wanted, not a text; the key is deprecated, data_centres.campuses "
        "replaced it");
  CHECK(Replaced("data_centres = 5\n").fault().empty());  // told by whoever reads the table
}

TEST_CASE("a key alone, as a sweep has it") {
  Node value;
  value.kind = Node::Kind::boolean;
  value.boolean = true;
  const auto now = current_setting("data_centres.path_contains_campuses", value);
  REQUIRE(now);
  CHECK(now->key == "data_centres.campuses");
  CHECK(now->value.text == "promised");
  CHECK_FALSE(current_setting("data_centres.water", value));
  value.kind = Node::Kind::integer;
  CHECK_FALSE(current_setting("data_centres.path_contains_campuses", value));
}

TEST_CASE("a later file wins whichever name it writes") {
  const TestFolder folder;
  folder.write("base.toml", "[data_centres]\ncampuses = \"inside\"\n");
  folder.write("old.toml",
               "include = \"base.toml\"\ndata_centres.path_contains_campuses = false\n");
  folder.write("new.toml", "include = \"old.toml\"\ndata_centres.campuses = \"promised\"\n");
  const auto campuses = [&](const char* file, const std::vector<std::string>& overrides) {
    Problems problems;
    const auto document = read_document(folder.path() / file, overrides, folder.path(), problems);
    REQUIRE(document);
    problems.throw_if_any();
    return document->root.find("data_centres")->find("campuses")->text +
           std::to_string(document->notices.size());
  };
  CHECK(campuses("base.toml", {}) == "inside0");
  CHECK(campuses("old.toml", {}) == "on top1");
  CHECK(campuses("new.toml", {}) == "promised1");
  CHECK(campuses("new.toml", {"data_centres.path_contains_campuses=false"}) == "on top2");
}
