#include "tools/reference/man_page.hpp"

#include <doctest/doctest.h>

#include "tools/commands/program.hpp"
#include "tools/program/parser.hpp"
#include "tools/reference/completion.hpp"

using namespace gigaload::tools;

namespace {

std::string escaped(std::string text) {
  for (std::size_t at = 0; (at = text.find('-', at)) != std::string::npos; at += 2) {
    text.insert(at, "\\");
  }
  return text;
}

void check_all_there(const CommandDoc& command, const std::string& page, const std::string& bash,
                     const std::string& zsh) {
  for (const OptionDoc& option : command.options) {
    for (const std::string& name : option.names) {
      CAPTURE(command.name);
      CAPTURE(name);
      CHECK(page.find("\\fB" + escaped(name) + "\\fR") != std::string::npos);
      if (option.positional) continue;
      CHECK(bash.find(name) != std::string::npos);
      const std::string mark = command.commands.empty() ? "[" : ":";
      CHECK(zsh.find(name + mark) != std::string::npos);
    }
  }
  for (const CommandDoc& part : command.commands) check_all_there(part, page, bash, zsh);
}

}  // namespace

TEST_CASE("the manual and the shells know every command and option of the parser") {
  const CommandDoc program = documentation(gigaload_program());
  CHECK(program.commands.size() >= 12);
  const std::string page = man_page(program, "1.2-3");
  CHECK(page.starts_with(".TH GIGALOAD 1 \"\" \"gigaload 1.2\\-3\""));
  CHECK(page.find(".SS \"sweep gather\"") != std::string::npos);
  check_all_there(program, page, bash_completion(program), zsh_completion(program));
}

TEST_CASE("text that roff would take for a request or an escape") {
  const CommandDoc program{.name = "p",
                           .text = "",
                           .options = {{.names = {"-x"},
                                        .value = "",
                                        .choices = {"a", "b"},
                                        .text = ".dot \\ back",
                                        .default_value = "a"}},
                           .commands = {}};
  CHECK(man_page(program, "1").find("\n\\&.dot \\e back (a, b) [a]\n") != std::string::npos);
}
