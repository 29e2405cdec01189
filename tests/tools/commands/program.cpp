#include "tools/commands/program.hpp"

#include <doctest/doctest.h>

#include <set>

#include "tools/program/exit_code.hpp"
#include "tools/program/parser.hpp"

using namespace gigaload::tools;

namespace {

void check_complete(const Command& command) {
  CAPTURE(command.name);
  CHECK_FALSE(command.text.empty());
  CHECK((command.run != nullptr) == command.commands.empty());
  for (const Option& option : command.options) {
    CAPTURE(option.names);
    CHECK_FALSE(option.text.empty());
  }
  std::set<std::string> names;
  for (const Command& part : command.commands) {
    CHECK(names.insert(part.name).second);
    check_complete(part);
  }
}

}  // namespace

TEST_CASE("every command has a name of its own, a text and its work") {
  check_complete(gigaload_program());
}

TEST_CASE("the command line names a command, below another one too") {
  const Command program = gigaload_program();
  const auto called = [&](const std::vector<const char*>& words) {
    return parse(program, static_cast<int>(words.size()), words.data());
  };
  CHECK(called({"gigaload", "man"}).command->name == "man");
  CHECK(called({"gigaload", "completion", "zsh"}).command->name == "completion");
  CHECK(called({"gigaload", "sweep", "gather", "d", "-o", "x.h5"}).command->name == "gather");
  CHECK(called({"gigaload", "completion", "fish"}).exit_code == kBadInput);
  CHECK(called({"gigaload", "sweep"}).exit_code == kBadInput);
}
