#include "tools/commands/export.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "grid/core/error.hpp"
#include "tests/tools/parsed.hpp"

using namespace gigaload::tools;

TEST_CASE("export of a scenario's year") {
  const auto asked = parsed<ExportCommand>({"--pras", "virginia", "--year", "2030", "-o", "v.pras",
                                            "--weather", "3", "--initial-charge", "0.5"});
  REQUIRE(asked);
  CHECK(asked->scenario.scenario == "virginia");
  CHECK(asked->year == 2030);
  CHECK(asked->weather == 3);
  CHECK(asked->output == "v.pras");
  CHECK(asked->initial_charge == 0.5);
  CHECK_FALSE(parsed<ExportCommand>(
      {"--pras", "virginia", "--year", "2030", "-o", "v.pras", "--initial-charge", "2"}));
  CHECK_FALSE(parsed<ExportCommand>({"virginia", "--year", "2030", "-o", "v.pras"}));
  CHECK_FALSE(parsed<ExportCommand>({"--pras", "virginia", "-o", "v.pras"}));
  CHECK_FALSE(parsed<ExportCommand>({"--pras", "virginia", "--year", "2030"}));
}

TEST_CASE("export of a result's tables") {
  const auto csv = parsed<ExportCommand>({"r.h5", "--csv", "tables", "--table", "years", "--table",
                                          "adequacy", "--year", "2030", "--region", "VA"});
  REQUIRE(csv);
  CHECK(csv->csv == "tables");
  CHECK(csv->tables == std::vector<std::string>{"years", "adequacy"});
  CHECK(csv->year == 2030);
  CHECK(csv->region == "VA");
  CHECK(parsed<ExportCommand>({"r.h5", "--xlsx", "r.xlsx", "--hours"})->hours);
  CHECK_FALSE(parsed<ExportCommand>({"r.h5", "--csv", "tables", "--xlsx", "r.xlsx"}));
  CHECK_FALSE(parsed<ExportCommand>({"r.h5", "--csv", "tables", "--set", "run.seed=1"}));
  CHECK_FALSE(parsed<ExportCommand>({"r.h5", "--csv", "tables", "-o", "r.pras"}));
  CHECK_FALSE(parsed<ExportCommand>({"r.h5", "--csv", "tables", "--pras", "--year", "2030"}));
  CHECK_FALSE(parsed<ExportCommand>({"r.h5", "--csv", "tables", "--hours", "--table", "years"}));
}

TEST_CASE("export without a format, and as Parquet, says what to do") {
  const Command program{.name = "gigaload", .text = ""};
  const Call call{.words = {}, .program = program};
  const auto told = [&](std::vector<const char*> words) -> std::string {
    try {
      (void)parsed<ExportCommand>(std::move(words))->run(call);
    } catch (const gigaload::InputError& error) {
      return error.what();
    }
    return {};
  };
  CHECK(told({"r.h5"}).find("--csv FOLDER") != std::string::npos);
  const std::string parquet = told({"r.h5", "--parquet", "tables"});
  CHECK(parquet.find("gigaload export r.h5 --csv tables") != std::string::npos);
  CHECK(parquet.find("duckdb") != std::string::npos);
  CHECK(parquet.find("pandas") != std::string::npos);
}
