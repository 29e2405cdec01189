#include "tools/commands/commands.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/program/page_file.hpp"

namespace gigaload::tools {

int command_report(const CommandLine& line) {
  const std::filesystem::path page = line.output.value_or(page_beside(line.file));
  write_page(line.file, page);
  print_to_stdout(page.string() + "\n");
  return kDone;
}

}  // namespace gigaload::tools
