#include "tools/program/parser.hpp"

#include <doctest/doctest.h>

#include "tests/tools/parsed.hpp"
#include "tools/program/exit_code.hpp"

using namespace gigaload::tools;

namespace {

/// Sample has an option of each kind.
struct Sample {
  static constexpr const char* kName = "sample";
  static constexpr const char* kText = "A sample";

  std::string file;
  bool list = false;
  std::vector<std::string> sets;
  std::optional<std::uint64_t> seed;
  double share = 0.5;
  unsigned threads = 1;
  std::size_t count = 0;
  std::string kind = "plain";
  std::string even;

  std::vector<Option> options() {
    return {
        {.names = "FILE", .target = &file, .text = "File", .replaced_by = {"--list"}},
        {.names = "-l,--list", .target = &list, .text = "List"},
        {.names = "--set", .target = &sets, .text = "Set", .value = "KEY=VALUE"},
        {.names = "--seed", .target = &seed, .text = "Seed"},
        {.names = "--share",
         .target = &share,
         .text = "Share",
         .check = RealRange{0.0, 1.0},
         .shows_default = true},
        {.names = "--threads",
         .target = &threads,
         .text = "Threads",
         .check = WholeRange{1, 8},
         .excludes = {"--seed"}},
        {.names = "--count", .target = &count, .text = "Count", .check = AboveZero{}},
        {.names = "--kind", .target = &kind, .text = "Kind", .check = OneOf{{"plain", "fancy"}}},
        {.names = "--even",
         .target = &even,
         .text = "Word of even length",
         .check = Rule{"EVEN", [](const std::string& text) {
                         return std::string(text.size() % 2 == 0 ? "" : "is odd");
                       }}}};
  }
  int run(const Call& call) const { return static_cast<int>(call.words.size()); }
};

}  // namespace

TEST_CASE("values go into the targets") {
  const auto asked = parsed<Sample>({"f", "--share", "0.25", "--threads", "8", "--count", "3",
                                     "--kind", "fancy", "--even", "ab"});
  REQUIRE(asked);
  CHECK(asked->file == "f");
  CHECK_FALSE(asked->list);
  CHECK_FALSE(asked->seed);
  CHECK(asked->share == 0.25);
  CHECK(asked->threads == 8);
  CHECK(asked->count == 3);
  CHECK(asked->kind == "fancy");
  CHECK(asked->even == "ab");
}

TEST_CASE("an option that repeats takes one word and leaves the next to the others") {
  const auto asked = parsed<Sample>({"--set", "a=b", "f", "--set", "c=d"});
  REQUIRE(asked);
  CHECK(asked->file == "f");
  CHECK(asked->sets == std::vector<std::string>{"a=b", "c=d"});
}

TEST_CASE("a number of 64 bits") {
  CHECK(parsed<Sample>({"f", "--seed", "18446744073709551615"})->seed == 18446744073709551615U);
}

TEST_CASE("what the checks admit and refuse") {
  using Words = std::vector<const char*>;
  CHECK(parsed<Sample>({"f", "--share", "1"}));
  CHECK(parsed<Sample>({"f", "--threads", "1"}));
  for (const Words& words :
       {Words{"f", "--share", "1.01"}, Words{"f", "--threads", "0"}, Words{"f", "--threads", "9"},
        Words{"f", "--count", "0"}, Words{"f", "--kind", "odd"}, Words{"f", "--even", "abc"},
        Words{"f", "--seed", "-1"}, Words{"f", "--threads", "2", "--seed", "1"}, Words{"f", "g"},
        Words{"f", "--unknown"}}) {
    CAPTURE(words.back());
    CHECK_FALSE(parsed<Sample>(words));
  }
}

TEST_CASE("an argument that another option may replace is given once or replaced") {
  CHECK(parsed<Sample>({"-l"})->list);
  CHECK_FALSE(parsed<Sample>({}));
  CHECK_FALSE(parsed<Sample>({"f", "-l"}));
}

TEST_CASE("the command that is named does the work, with the whole command line at hand") {
  const Command program{.name = "gigaload", .text = "", .commands = {command<Sample>()}};
  const char* const words[] = {"gigaload", "sample", "f"};
  const Parsed read = parse(program, 3, words);
  REQUIRE(read.command != nullptr);
  CHECK(read.command->run({.words = {words, words + 3}, .program = program}) == 3);
  const char* const help[] = {"gigaload", "sample", "--help"};
  CHECK(parse(program, 3, help).command == nullptr);
  CHECK(parse(program, 3, help).exit_code == kDone);
}

TEST_CASE("the documentation is that of the parser") {
  const Command program{.name = "gigaload", .text = "", .commands = {command<Sample>()}};
  const CommandDoc doc = documentation(program);
  REQUIRE(doc.commands.size() == 1);
  CHECK(doc.commands[0].text == "A sample");
  const std::vector<OptionDoc>& options = doc.commands[0].options;
  REQUIRE(options.size() == 10);  // with --help
  CHECK(options[1].names == std::vector<std::string>{"FILE"});
  CHECK(options[1].positional);
  CHECK(options[2].names == std::vector<std::string>{"-l", "--list"});
  CHECK(options[2].value.empty());
  CHECK(options[3].repeatable);
  CHECK(options[3].value == "KEY=VALUE");
  CHECK(options[4].value == "UINT");
  CHECK(options[5].default_value == "0.5");
  CHECK(options[8].choices == std::vector<std::string>{"plain", "fancy"});
}
