#include "tools/program/unknown_word.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace gigaload::tools;

namespace {

std::string unknown(const std::vector<std::string>& words) {
  static bool quiet = false;
  static unsigned samples = 0;
  static std::vector<std::string> sets;
  const Command program{
      .name = "gigaload",
      .text = "",
      .commands = {{.name = "run",
                    .text = "",
                    .options = {{.names = "-q,--quiet", .target = &quiet, .text = ""},
                                {.names = "--samples", .target = &samples, .text = ""},
                                {.names = "--set", .target = &sets, .text = ""}}},
                   {.name = "sweep",
                    .text = "",
                    .commands = {{.name = "gather", .text = ""}, {.name = "expand", .text = ""}}}}};
  return unknown_word(program, words);
}

}  // namespace

TEST_CASE("what names no command is told with those there are") {
  CHECK(unknown({"plot"}) == "gigaload: there is no command \"plot\"; there are run, sweep");
  CHECK(unknown({"rnu", "x"}).find("did you mean run?") != std::string::npos);
  CHECK(unknown({"sweep", "expnd"}) ==
        "gigaload sweep: there is no command \"expnd\"; did you mean expand?; there are gather, "
        "expand");
}

TEST_CASE("what names no option is told with what is meant") {
  CHECK(unknown({"run", "x", "--sample", "10"}) ==
        "gigaload run: there is no option --sample; did you mean --samples?; there are -q, "
        "--quiet, --samples, --set; a setting of the scenario is changed by --set, as in --set "
        "ensemble.samples=10");
  CHECK(unknown({"run", "-x"}).find("no option -x") != std::string::npos);
  CHECK(unknown({"run", "--quit=3"}).find("did you mean --quiet?") != std::string::npos);
}

TEST_CASE("known words, their values and what follows -- are no fault") {
  CHECK(unknown({}).empty());
  CHECK(unknown({"--help"}).empty());
  CHECK(unknown({"run", "x", "-q", "--samples", "-5", "--set", "--a=b", "--set=c=d", "-"}).empty());
  CHECK(unknown({"run", "--", "--what"}).empty());
}
