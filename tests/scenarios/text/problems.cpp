#include "scenarios/text/problems.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace gigaload::scenarios;

namespace {
std::string text_of(const Problems& problems) {
  try {
    problems.throw_if_any();
  } catch (const ScenarioError& error) {
    return error.what();
  }
  return {};
}
}  // namespace

TEST_CASE("no problem, no throw") { CHECK(text_of(Problems{}).empty()); }

TEST_CASE("a block has the place, the key, the line and a caret") {
  Problems problems;
  const auto source = problems.add_source("a.toml", "x = 1\n\tk = \"v\"\r\n");
  problems.add({source, 2, 6}, "run.k", "bad");
  CHECK(text_of(problems) == "a.toml:2:6: run.k: bad\n    \tk = \"v\"\n    \t    ^\n");
}

TEST_CASE("problems come in the order of texts, lines and columns, each once") {
  Problems problems;
  const auto first = problems.add_source("a", "1\n2\n"), second = problems.add_source("b", "1\n");
  problems.add({second, 1, 1}, "z", "last");
  problems.add({first, 2, 1}, "y", "second");
  problems.add({first, 0, 0}, "", "first");
  problems.add({first, 2, 1}, "y", "second");
  CHECK(text_of(problems) ==
        "a: first\na:2:1: y: second\n    2\n    ^\nb:1:1: z: last\n    1\n    ^\n");
  CHECK(problems.describe({second, 1, 1}) == "b:1");
  CHECK(problems.describe({second, 0, 0}) == "b");
}

TEST_CASE("the caret counts code points, noise is made printable, long lines are cut") {
  Problems problems;
  const auto source =
      problems.add_source("a", "\xc3\xa4 = \xff\x01\n" + std::string(500, 'x') + "\n");
  problems.add({source, 1, 5}, "", "bad \x1b[31m");
  problems.add({source, 2, 3}, "", "long");
  problems.add({source, 2, 400}, "", "far");
  const std::string text = text_of(problems);
  CHECK(text.starts_with("a:1:5: bad ?[31m\n    \xc3\xa4 = ??\n        ^\n"));
  CHECK(text.find(std::string(161, 'x')) == std::string::npos);
  CHECK(text.ends_with("a:2:400: far\n"));
}

TEST_CASE("characters that steer a terminal or turn the text's direction are not printed") {
  Problems problems;
  problems.add({problems.add_source("a\x1b.toml"), 0, 0}, "k\u009b",
               "x\u202ey\u2066z\u200fä\u00a0");
  CHECK(text_of(problems) == "a?.toml: k?: x?y?z?ä\u00a0\n");
}

TEST_CASE("many problems are counted, not all printed") {
  Problems problems;
  const auto source = problems.add_source("a");
  for (unsigned i = 1; i <= 60; ++i) problems.add({source, i, 1}, "", "bad");
  const std::string text = text_of(problems);
  CHECK(text.ends_with("and 10 more\n"));
}

TEST_CASE("a message that quotes megabytes is cut, and so are a line and a key of them") {
  Problems problems;
  const std::string long_text(5'000'000, 'x');
  problems.add({problems.add_source("a", long_text), 1, 3}, long_text, "\"" + long_text + "\"");
  CHECK(text_of(problems).size() < 20'000);
}

TEST_CASE("what is beyond the kept ones counts too") {
  Problems problems;
  const Place place{problems.add_source("long.csv"), 1, 1};
  for (int i = 0; i < 1500; ++i) problems.add(place, "key", "fault");
  CHECK(problems.count() == 1500);
  Problems many;
  const auto source = many.add_source("a");
  for (unsigned i = 1; i <= 5000; ++i) many.add({source, i, 1}, "", "bad");
  CHECK(text_of(many).ends_with("and 4950 more\n"));
  try {
    many.throw_if_any();
  } catch (const ScenarioError& error) {
    CHECK(error.problems().size() == 1000);
    CHECK(error.count() == 5000);
  }
}

TEST_CASE(
    "what was found is told alike when the texts are gone, what is found later without a line") {
  Problems problems;
  const auto first = problems.add_source("a", "1\n2\n");
  problems.add({first, 2, 1}, "y", "found");
  const std::string told = text_of(problems);
  problems.let_texts_go();
  problems.let_texts_go();
  CHECK(text_of(problems) == told);
  const auto second = problems.add_source("b", "3\n");
  problems.add({second, 1, 1}, "z", "of a text that is there");
  problems.add({first, 1, 1}, "x", "late");
  CHECK(text_of(problems) ==
        "a:1:1: x: late\n" + told + "b:1:1: z: of a text that is there\n    3\n    ^\n");
}

TEST_CASE("faults of texts that were read elsewhere keep their places and lines") {
  Problems elsewhere;
  const auto first = elsewhere.add_source("a", "1\n2\n");
  elsewhere.add({first, 2, 1}, "y", "found");
  elsewhere.add({first, 1, 1}, "x", "found too");
  elsewhere.add({elsewhere.add_source("b"), 0, 0}, "z", "no such file");
  Problems problems;
  problems.add({problems.add_source("s.toml", "k = 1\n"), 1, 1}, "k", "a fault of its own");
  try {
    elsewhere.throw_if_any();
  } catch (const ScenarioError& error) {
    problems.add_all(error);
  }
  CHECK(problems.count() == 4);
  CHECK(text_of(problems) ==
        "s.toml:1:1: k: a fault of its own\n    k = 1\n    ^\n" + text_of(elsewhere));
}
