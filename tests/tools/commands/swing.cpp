#include "tools/commands/swing.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "grid/core/error.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/tools/parsed.hpp"

using namespace gigaload;
using namespace gigaload::tools;

TEST_CASE("options of a swing") {
  const auto asked = parsed<SwingCommand>({"trace.csv", "--rule", "ieso", "--capacity", "500 MW",
                                           "--rack-energy", "1 MWh", "--rack-ramp", "20 MW/min",
                                           "--rack-floor", "10 MW", "--json", "-o", "x.svg"});
  REQUIRE(asked);
  CHECK(asked->trace == "trace.csv");
  CHECK(asked->rule == "ieso");
  CHECK(asked->capacity == "500 MW");
  CHECK(asked->rack_ramp == "20 MW/min");
  CHECK(asked->json);
  CHECK(parsed<SwingCommand>({"--training", "100 MW,40 MW,2 s,0.7", "--campuses", "5", "--apart"}));
  CHECK_FALSE(parsed<SwingCommand>({}));
  CHECK_FALSE(parsed<SwingCommand>({"trace.csv", "--training", "100 MW,40 MW,2 s,0.7"}));
  CHECK_FALSE(parsed<SwingCommand>({"trace.csv", "--campuses", "0"}));
}

TEST_CASE("a swing refuses what does not go together, and texts that are none") {
  const Command program{.name = "gigaload", .text = ""};
  const Call call{.words = {}, .program = program};
  const auto check = [&call](const SwingCommand& asked, const char* words) {
    CHECK_THROWS_WITH_AS(static_cast<void>(asked.run(call)), doctest::Contains(words), InputError);
  };
  const tests::TemporaryFolder folder;
  SwingCommand asked;
  asked.trace = folder / "trace.csv";
  std::ofstream(asked.trace) << "time_s,power_mw\n0,1\n1,1\n";
  asked.campuses = 2;
  check(asked, "--training");
  asked.campuses = 1;
  asked.output = folder / "x.png";
  check(asked, ".svg");
  asked.output.reset();
  asked.rack_energy = "1 MWh";
  check(asked, "go together");
  asked.rack_energy.reset();
  asked.capacity = "500";
  check(asked, "--capacity");
  asked.capacity.reset();
  asked.rule = "nobody";
  check(asked, "--rule nobody");
  asked.rule = "ercot";
  for (const char* const text : {"100 MW", "100 MW,40 MW,2 s,1.5", "100 MW,40,2 s,0.5",
                                 "100 MW,40 MW,2 s,0.5,1", "100 MW,40 MW,1 ms,0.5"}) {
    asked.training = text;
    check(asked, "--training");
  }
}
