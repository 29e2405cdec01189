#include "tools/sweep/commands/page.hpp"

#include "grid/core/error.hpp"
#include "output/report/report_template.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/program/page_file.hpp"
#include "tools/sweep/results/dial_page.hpp"
#include "tools/terminal/messages.hpp"

namespace gigaload::tools::sweep {

std::vector<Option> PageCommand::options() {
  return joined(whole.options(), {{.names = "-o,--output",
                                   .target = &page,
                                   .text = "Page to write",
                                   .value = "PAGE",
                                   .required = true}});
}

int PageCommand::run(const Call& call) const {
  // before hours of computing
  check_replaceable_page(page);
  if (const auto form = output::dial_template(); !form.missing.empty()) {
    throw InputError(form.missing);
  }
  const int code = whole.complete(call, check_has_dial);
  if (code == kInterrupted) return code;
  const Manifest manifest(whole.place());
  write_page(page, "gigaload sweep page", [&manifest] { return dial_page(manifest); });
  print_to_stdout(page.string() + "\n");
  return code;
}

}  // namespace gigaload::tools::sweep
