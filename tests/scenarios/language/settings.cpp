#include "scenarios/language/settings.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "scenarios/language/toml_reader.hpp"
#include "tests/scenarios/problems_of.hpp"

using namespace gigaload::scenarios;

namespace {

struct Read {
  explicit Read(const std::string& toml)
      : root(*read_toml(toml, problems.add_source("s.toml", toml), problems)),
        settings(root, problems) {}
  std::vector<Problem> found() const { return problems_of(problems); }
  Problems problems;
  Node root;
  Settings settings;
};

const std::string kRun = "[run]\nstart = 2025-01-01\nend = 2026-01-01\n";

}  // namespace

TEST_CASE("given values, defaults and inherited defaults") {
  const Read read(
      kRun +
      "exchange = \"1 d\"\n[stages]\nfill = \"2 yr\"\nconstruction_shape = 6\n"
      "[campus.b]\nregion = \"TX\"\nstages.fill = \"3 yr\"\n[campus.a]\nregion = \"VA\"\n"
      "[limits.connection]\nVA = \"1 GW/yr\"\n");
  const Settings& settings = read.settings;
  CHECK(read.found().empty());
  CHECK(settings.number("run.exchange") == 24.0);
  CHECK(settings.integer("run.seed") == 1);
  CHECK(settings.number("stages.pre_development") == doctest::Approx(4.8));
  CHECK(settings.number("campus.b.stages.fill") == doctest::Approx(3.0));
  CHECK(settings.number("campus.a.stages.fill") == doctest::Approx(2.0));
  CHECK(settings.integer("campus.a.stages.construction_shape") == 6);
  CHECK(settings.members("campus") == std::vector<std::string>{"b", "a"});
  CHECK(settings.number("limits.connection.VA") == doctest::Approx(1000.0));
  CHECK(std::isinf(settings.number("limits.connection_default")));
  CHECK(settings.is_given("run.exchange"));
  CHECK_FALSE(settings.is_given("run.seed"));
  CHECK(settings.place("campus.b.region").line == 9);
  CHECK(settings.place("campus.a.cooling").line == 11);  // of the table, where it could stand
}

TEST_CASE("lists of tables") {
  const Read read(
      kRun + "[deal.x]\npromised = [{by = 2026-12-31, power = \"1 GW\"}, {by = 2027-12-31}]\n");
  CHECK(read.settings.items("deal.x.promised") == 2);
  CHECK(read.settings.number("deal.x.promised.1.power") == doctest::Approx(1000.0));
  const auto found = read.found();
  REQUIRE(found.size() == 1);
  CHECK(found[0].key == "deal.x.promised.2.power");
  CHECK(found[0].message == "is missing; a power such as \"1.2 GW\" is wanted");
  CHECK(found[0].line == 5);
}

TEST_CASE("keys that are not known, and tables where values are wanted") {
  const Read read(
      "runn = 1\nstages = 3\n[run]\nstart = 2025-01-01\nend = {a = 1}\nfeedback = true\n"
      "[campus]\nx = 1\n[campus.\"a b\"]\nregion = \"TX\"\n[campus.c]\nregion = \"TX\"\n"
      "phases = [1]\nqwertyuiop = 2\n[deal.d]\npromised = \"all\"\n[dispatch]\nzzz = 1\n");
  const auto found = read.found();
  REQUIRE(found.size() == 10);
  CHECK(found[0].message == "unknown key; did you mean run?");
  CHECK(found[1].message == "a table [stages] is wanted, not a whole number");
  CHECK(found[2].key == "run.end");
  CHECK(found[2].message == "a day such as 2025-01-01 is wanted, not a table");
  CHECK(found[3].message == "a table [run.feedback] is wanted, not true or false");
  CHECK(found[4].message == "a table [campus.x] is wanted, not a whole number");
  CHECK(found[5].message == "a name may have letters, digits, - and _, and at most 60 of them");
  CHECK(found[6].key == "campus.c.phases.1");
  CHECK(found[6].message == "a table is wanted, not a whole number");
  CHECK(found[7].message == "unknown key");
  CHECK(found[8].message == "a list of tables is wanted, not a text");
  CHECK(found[9].message ==
        "unknown key; known here: hurdle, value_of_lost_load, curtailment_price, storage_initial, "
        "commitment");
}

TEST_CASE("more of a kind than a run takes are refused, and many unknown keys do not take long") {
  std::string toml = kRun + "[limits.connection]\n";
  for (int i = 0; i < 10'002; ++i) toml += "s" + std::to_string(i) + " = \"1 GW/yr\"\n";
  const auto found = Read(toml).found();
  REQUIRE(!found.empty());
  CHECK(found.back().line == 4 + 10'000 + 1);
  CHECK(found.back().message.starts_with("more than 10000 of a kind"));
  std::string unknown = kRun;
  for (int i = 0; i < 100'000; ++i) unknown += "s" + std::to_string(i) + " = 1\n";
  CHECK(Read(unknown).problems.count() == 100'000);
}

TEST_CASE("a missing key is reported once, at its table") {
  const Read read("[campus.a]\ncapacity = \"1 GW\"\n");
  const auto found = read.found();
  REQUIRE(found.size() == 3);
  CHECK(found[0].key == "run.end");
  CHECK(found[0].line == 0);
  CHECK(found[1].key == "run.start");
  CHECK(found[2].key == "campus.a.region");
  CHECK(found[2].line == 1);
}

TEST_CASE("the list of settings has values, defaults and origins, entry by entry") {
  const Read read(kRun +
                  "[stages]\nfill = \"2 yr\"\n[campus.b]\nregion = \"TX\"\ncapacity = \"1 GW\"\n"
                  "[campus.a]\nregion = \"VA\"\n");
  const auto settings = read.settings.list(read.problems);
  const auto find = [&settings](const std::string& key) {
    const auto found = std::ranges::find(settings, key, &Setting::key);
    REQUIRE(found != settings.end());
    return found - settings.begin();
  };
  const Setting fill = settings[static_cast<std::size_t>(find("campus.a.stages.fill"))];
  CHECK(fill.value == "\"2 yr\"");
  CHECK(fill.default_value == "\"2 yr\"");
  CHECK(fill.origin == "as stages.fill");
  const Setting start = settings[static_cast<std::size_t>(find("run.start"))];
  CHECK(start.value == "2025-01-01");
  CHECK(start.default_value.empty());
  CHECK(start.origin == "s.toml:2");
  const Setting seed = settings[static_cast<std::size_t>(find("run.seed"))];
  CHECK(seed.origin == "default");
  const Setting common = settings[static_cast<std::size_t>(find("stages.construction"))];
  CHECK(common.source == "FACTS.md, row B3");
  CHECK(common.unit == "yr");
  CHECK(find("campus.b.stages.fill") < find("campus.a.region"));
}
