#include "tools/program/page_file.hpp"

#include <fmt/core.h>

#include <string>
#include <string_view>
#include <system_error>

#include "grid/core/error.hpp"
#include "output/files/file_head.hpp"
#include "output/files/new_file.hpp"
#include "output/files/output_lock.hpp"
#include "output/files/partial_file.hpp"
#include "output/report/report.hpp"
#include "output/result/read_result.hpp"

namespace gigaload::tools {

namespace fs = std::filesystem;

namespace {

/// Returns what a file of the kind begins with.
std::string_view head_of(PageKind kind) {
  switch (kind) {
    case PageKind::picture:
      return "<svg";
    case PageKind::piece:
      return kPieceHead;
    case PageKind::page:
      break;
  }
  return "<!DOCTYPE html>";
}

}  // namespace

void check_replaceable_page(const fs::path& page, PageKind kind) {
  std::error_code ignored;
  if (page.filename().empty() || fs::is_directory(page, ignored)) {
    throw InputError(fmt::format("-o \"{}\": name a file, such as report.html", page.string()));
  }
  if (!fs::exists(page, ignored)) return;
  if (!output::begins_with(page, head_of(kind))) {
    throw InputError(fmt::format(
        "{}: there is a file of this name that is no {}: choose another -o, or move it away",
        page.string(),
        kind == PageKind::piece ? "piece of a scenario that this program wrote" : "page"));
  }
}

fs::path page_beside(fs::path result) {
  if (result.extension() == ".partial") result.replace_extension();
  return result.replace_extension(".html");
}

void write_page(const fs::path& result, const fs::path& page) {
  write_page(page, "gigaload report", [&result] {
    return output::read_result(result, [&result](const output::ResultFile& file) {
      return output::report_page(file, result.filename().string());
    });
  });
}

void write_page(const fs::path& page, const std::string& command,
                const std::function<std::string()>& make, PageKind kind) {
  check_replaceable_page(page, kind);
  const output::OutputLock lock(page, command);
  const fs::path part = output::partial_path(page);
  output::make_way(lock, part);
  const std::string text = make();
  output::NewFile written(part);
  written.write(text);
  written.close();
  output::publish(part, page);
}

}  // namespace gigaload::tools
