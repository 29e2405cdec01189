#include "scenarios/measured/outage_columns.hpp"

#include <doctest/doctest.h>

#include "tests/scenarios/problems_of.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

TEST_CASE("a row without a word on outages is told apart from one that never fails") {
  Problems problems;
  const std::string text = "name,for,mttr_h\nA,,\nB,0,\nC,0.1,10\n";
  const CsvTable table(text, problems.add_source("t.csv"), "t", problems);
  const OutageColumns outages(table, "", 1.0, "name");
  CHECK(outages.are_enough());
  CHECK(outages.is_silent(0));
  CHECK_FALSE(outages.is_silent(1));
  CHECK(outages.chain(1).failure[0] == 0.0);
  CHECK(outages.chain(2).failure[0] == doctest::Approx(1.0 / 90));
  CHECK(problems.count() == 0);
}

TEST_CASE(
    "columns that do not say enough, told at the header, faults at the column that there is") {
  Problems problems;
  const std::string text = "name,mttf_h,mttr_h\nA,10,0\nB,10,\n";
  const CsvTable table(text, problems.add_source("t.csv", text), "t", problems);
  const OutageColumns outages(table, "", 1.0, "name");
  (void)outages.chain(0);
  (void)outages.chain(1);
  const auto found = problems_of(problems);
  REQUIRE(found.size() == 2);
  CHECK(found[0].column == 6);
  CHECK(found[1].line == 3);
  CHECK(found[1].column == 1);

  Problems of_others;
  const std::string few = "name,for\nA,0.1\n";
  const CsvTable without(few, of_others.add_source("t.csv", few), "t", of_others);
  CHECK_FALSE(OutageColumns(without, "", 1.0, "name").are_enough());
}

TEST_CASE("a share of the time out and a mean repair make a chain of that share") {
  const auto chain = chain_of_rate(0.05, 40.0, 1.0);
  CHECK(chain.repair[0] == doctest::Approx(1.0 / 40.0));
  CHECK(chain.failure[0] / (chain.failure[0] + chain.repair[0]) == doctest::Approx(0.05));
  CHECK(chain_of_rate(0.0, 40.0, 1.0).failure[0] == 0.0);
  // shorter than a step, and out most of the time: probabilities stay below 1
  const auto quick = chain_of_rate(0.1, 0.2, 1.0);
  CHECK(quick.repair[0] == 1.0);
  const auto poor = chain_of_rate(0.9, 0.0, 1.0);
  CHECK(poor.failure[0] == doctest::Approx(1.0));
  CHECK(poor.failure[0] / (poor.failure[0] + poor.repair[0]) == doctest::Approx(0.9));
}
