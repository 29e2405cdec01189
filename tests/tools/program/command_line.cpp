#include "tools/program/command_line.hpp"

#include <doctest/doctest.h>

#include "tools/program/exit_code.hpp"

using namespace gigaload::tools;

namespace {

Parsed parse(const std::vector<const char*>& words) {
  return parse_command_line(static_cast<int>(words.size()), words.data());
}

}  // namespace

TEST_CASE("a run with everything") {
  const Parsed parsed = parse({"gigaload", "run", "a b.toml", "-o", "x.h5", "--set", "k=1 GW",
                               "--set", "run.seed=1", "--seed", "7", "--threads", "2", "--from",
                               "2025-01-01", "--to", "2026-01-01", "--resume", "--verbose"});
  REQUIRE(parsed.command_line);
  const CommandLine& line = *parsed.command_line;
  CHECK(line.command == Command::run);
  CHECK(line.scenario == "a b.toml");
  CHECK(line.output == "x.h5");
  CHECK(line.threads == 2);
  CHECK(line.resume);
  CHECK(line.verbosity == Verbosity::verbose);
  // the options with a name of their own win over --set
  CHECK(line.overrides == std::vector<std::string>{"k=1 GW", "run.seed=1", "run.seed=7",
                                                   "run.start=2025-01-01", "run.end=2026-01-01"});
}

TEST_CASE("--sensitivities is a setting like others") {
  const Parsed parsed = parse({"gigaload", "run", "s.toml", "--sensitivities"});
  REQUIRE(parsed.command_line);
  CHECK(parsed.command_line->overrides == std::vector<std::string>{"output.sensitivities=true"});
}

TEST_CASE("--set takes one word and leaves the next to the scenario") {
  const Parsed parsed = parse({"gigaload", "check", "--set", "k=v", "s.toml"});
  REQUIRE(parsed.command_line);
  CHECK(parsed.command_line->command == Command::check);
  CHECK(parsed.command_line->scenario == "s.toml");
  CHECK(parsed.command_line->overrides == std::vector<std::string>{"k=v"});
}

TEST_CASE("a seed of 64 bits") {
  const Parsed parsed = parse({"gigaload", "show", "s", "--seed", "18446744073709551615"});
  REQUIRE(parsed.command_line);
  CHECK(parsed.command_line->overrides ==
        std::vector<std::string>{"run.seed=18446744073709551615"});
}

TEST_CASE("info") {
  const Parsed parsed = parse({"gigaload", "info", "r.h5"});
  REQUIRE(parsed.command_line);
  CHECK(parsed.command_line->command == Command::info);
  CHECK(parsed.command_line->file == "r.h5");
}

TEST_CASE("report, and a run with its page") {
  const Parsed parsed = parse({"gigaload", "report", "r.h5", "-o", "p.html"});
  REQUIRE(parsed.command_line);
  CHECK(parsed.command_line->command == Command::report);
  CHECK(parsed.command_line->file == "r.h5");
  CHECK(parsed.command_line->output == "p.html");
  CHECK_FALSE(parse({"gigaload", "run", "s"}).command_line->report);
  CHECK(parse({"gigaload", "run", "s", "--report"}).command_line->report);
}

TEST_CASE("words come back from a shell as they were") {
  CHECK(shell_text({"gigaload", "run", "a/b-c.toml"}) == "gigaload run a/b-c.toml");
  CHECK(shell_text({"a b", "", "it's", "$x"}) == "'a b' '' 'it'\\''s' '$x'");
}

TEST_CASE("adequacy with everything") {
  const Parsed parsed =
      parse({"gigaload",     "adequacy", "units.csv",        "load.csv", "--until",    "lole=1%",
             "--samples",    "500",      "--seed",           "3",        "--step",     "5 min",
             "--power-unit", "GW",       "--time-unit",      "d",        "--add-load", "1 GW",
             "--scale-load", "1.5",      "--initial-charge", "0.5",      "--json",     "-o",
             "x.h5"});
  REQUIRE(parsed.command_line);
  const CommandLine& line = *parsed.command_line;
  CHECK(line.command == Command::adequacy);
  CHECK(line.adequacy.system == std::vector<std::filesystem::path>{"units.csv", "load.csv"});
  REQUIRE(line.adequacy.until);
  CHECK(line.adequacy.until->relative_error == doctest::Approx(0.01));
  CHECK(line.adequacy.samples == 500);
  CHECK(line.adequacy.seed == 3);
  CHECK(line.adequacy.step == "5 min");
  CHECK(line.adequacy.power_unit == "GW");
  CHECK(line.adequacy.time_unit == "d");
  CHECK(line.adequacy.add_load == "1 GW");
  CHECK(line.adequacy.scale_load == 1.5);
  CHECK(line.adequacy.initial_charge == 0.5);
  CHECK(line.adequacy.json);
  CHECK_FALSE(line.adequacy.exact);
  CHECK(line.output == "x.h5");
}

TEST_CASE("adequacy of a scenario's year, and its export") {
  const Parsed year = parse({"gigaload", "adequacy", "virginia", "--year", "2030", "--weather", "2",
                             "--set", "demand.scale=1.1", "--method", "exact"});
  REQUIRE(year.command_line);
  CHECK(year.command_line->adequacy.system == std::vector<std::filesystem::path>{"virginia"});
  CHECK(year.command_line->year == 2030);
  CHECK(year.command_line->weather == 2);
  CHECK(year.command_line->overrides == std::vector<std::string>{"demand.scale=1.1"});
  CHECK(year.command_line->adequacy.exact);
  const Parsed out =
      parse({"gigaload", "export", "--pras", "virginia", "--year", "2030", "-o", "v.pras"});
  REQUIRE(out.command_line);
  CHECK(out.command_line->command == Command::export_pras);
  CHECK(out.command_line->scenario == "virginia");
  CHECK(out.command_line->output == "v.pras");
}

TEST_CASE("an assessment that is asked for in the wrong way") {
  using Words = std::vector<const char*>;
  for (const Words& words :
       {Words{"gigaload", "adequacy", "a", "b", "c"},
        Words{"gigaload", "adequacy", "a", "--until", "2"},
        Words{"gigaload", "adequacy", "a", "--until", "eue=abc%"},
        Words{"gigaload", "adequacy", "a", "--samples", "1"},
        Words{"gigaload", "adequacy", "a", "--method", "guess"},
        Words{"gigaload", "adequacy", "a", "--initial-charge", "2"},
        Words{"gigaload", "export", "virginia", "--year", "2030", "-o", "v.pras"},
        Words{"gigaload", "export", "--pras", "virginia", "-o", "v.pras"},
        Words{"gigaload", "export", "--pras", "virginia", "--year", "2030"}}) {
    const Parsed parsed = parse(words);
    CAPTURE(words.back());
    CHECK_FALSE(parsed.command_line);
    CHECK(parsed.exit_code == kBadInput);
  }
}

TEST_CASE("headroom of a person's own files") {
  const Parsed parsed = parse(
      {"gigaload", "headroom", "a.csv", "b.csv", "--region", "PJM", "--limit", "1%", "--json"});
  REQUIRE(parsed.command_line);
  CHECK(parsed.command_line->command == Command::headroom);
  const HeadroomOptions& asked = parsed.command_line->headroom;
  CHECK(asked.demand == std::vector<std::filesystem::path>{"a.csv", "b.csv"});
  CHECK(asked.region == "PJM");
  CHECK(asked.limit == "1%");
  CHECK(asked.json);
  CHECK_FALSE(parse({"gigaload", "headroom", "a.csv"}).command_line);
  CHECK_FALSE(parse({"gigaload", "headroom", "--region", "PJM"}).command_line);
}

TEST_CASE("a time limit is one of Slurm's forms") {
  for (const char* const time : {"90", "10:00", "01:30:00", "2-12", "2-12:30", "2-12:30:00"}) {
    CAPTURE(time);
    CHECK(parse({"gigaload", "sweep", "slurm", "runs", "--per-task", "4", "--time", time})
              .command_line);
  }
  for (const char* const time : {"abc", "1:2", "1h", "", "01:00:00; rm"}) {
    CAPTURE(time);
    CHECK_FALSE(parse({"gigaload", "sweep", "slurm", "runs", "--per-task", "4", "--time", time})
                    .command_line);
  }
}
