#include "tools/command_line.hpp"

#include <doctest/doctest.h>

#include "tools/exit_code.hpp"

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

TEST_CASE("words come back from a shell as they were") {
  CHECK(shell_text({"gigaload", "run", "a/b-c.toml"}) == "gigaload run a/b-c.toml");
  CHECK(shell_text({"a b", "", "it's", "$x"}) == "'a b' '' 'it'\\''s' '$x'");
}
