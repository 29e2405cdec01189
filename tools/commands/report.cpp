#include "tools/commands/report.hpp"

#include "output/result/read_result.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/program/page_file.hpp"
#include "tools/terminal/messages.hpp"

namespace gigaload::tools {

std::vector<Option> ReportCommand::options() {
  return {{.names = "FILE", .target = &file, .text = "Result file", .required = true},
          {.names = "-o,--output",
           .target = &page,
           .text = "Page to write [FILE's name with .html]",
           .value = "PAGE"}};
}

int ReportCommand::run(const Call& /*call*/) const {
  const std::filesystem::path written = page.value_or(page_beside(file));
  const std::string writer = output::writer_of_result(file);
  if (!writer.empty()) {
    report_info("{}: {} is writing it; the page has the hours that are there", file.string(),
                writer);
  }
  write_page(file, written);
  print_to_stdout(written.string() + "\n");
  return kDone;
}

}  // namespace gigaload::tools
