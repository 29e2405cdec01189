#include "tools/commands/fit.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "grid/core/error.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/tools/parsed.hpp"

using namespace gigaload;
using namespace gigaload::tools;

TEST_CASE("options of a fit") {
  const auto asked = parsed<FitCommand>({"sites.csv",   "--until",      "complete",
                                         "--begin",     "construction", "--as-of",
                                         "2024-12-31",  "--since",      "2022-01-01",
                                         "--seen-from", "2023-01-01",   "--weight",
                                         "mw",          "--level",      "0.8",
                                         "--bootstrap", "100",          "--seed",
                                         "3",           "--predict",    "2025-06-30,2026-05-23",
                                         "--json",      "-o",           "x.toml"});
  REQUIRE(asked);
  CHECK(asked->table == "sites.csv");
  CHECK(asked->until == "complete");
  CHECK(asked->begin == "construction");
  CHECK(asked->as_of == "2024-12-31");
  CHECK(asked->predict == "2025-06-30,2026-05-23");
  CHECK(asked->level == 0.8);
  CHECK(asked->bootstrap == 100);
  CHECK(asked->json);
  CHECK(parsed<FitCommand>({"sites.csv"}));
  CHECK_FALSE(parsed<FitCommand>({}));
  CHECK_FALSE(parsed<FitCommand>({"sites.csv", "--until", "never"}));
  CHECK_FALSE(parsed<FitCommand>({"sites.csv", "--as-of", "2024-02-30"}));
  CHECK_FALSE(parsed<FitCommand>({"sites.csv", "--predict", "2024-02-01,"}));
  CHECK_FALSE(parsed<FitCommand>({"sites.csv", "--level", "90"}));
}

TEST_CASE("a fit refuses names of output and days that are none before it reads on") {
  const tests::TemporaryFolder folder;
  FitCommand asked;
  asked.table = folder / "sites.csv";
  std::ofstream(asked.table) << "name,date,event,facility_mw\na,2022-01-01,land_clearing,0\n"
                                "a,2023-01-01,operational,5\n";
  const Command program{.name = "gigaload", .text = ""};
  const Call call{.words = {}, .program = program};
  asked.output = folder / "piece.txt";
  CHECK_THROWS_WITH_AS(static_cast<void>(asked.run(call)), doctest::Contains(".toml"), InputError);
  asked.output = folder / "mine.toml";
  std::ofstream(*asked.output) << "[run]\n";
  CHECK_THROWS_WITH_AS(static_cast<void>(asked.run(call)),
                       doctest::Contains("no piece of a scenario"), InputError);
  asked.output.reset();
  asked.as_of = "2024-01-01";
  CHECK_THROWS_WITH_AS(static_cast<void>(asked.run(call)), doctest::Contains("is planned"),
                       InputError);
  asked.as_of = "2023-01-01";
  CHECK_THROWS_WITH_AS(static_cast<void>(asked.run(call)), doctest::Contains("only 1 of 1 sites"),
                       InputError);
}
