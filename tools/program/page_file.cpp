#include "tools/program/page_file.hpp"

#include <fmt/core.h>

#include <cerrno>
#include <fstream>
#include <string>
#include <system_error>

#include "grid/core/error.hpp"
#include "output/report/report.hpp"
#include "output/result/result_file.hpp"
#include "output/trajectory/provenance.hpp"

namespace gigaload::tools {

namespace {

namespace fs = std::filesystem;

void check_replaceable_page(const fs::path& page) {
  std::error_code ignored;
  if (page.filename().empty() || fs::is_directory(page, ignored)) {
    throw InputError(fmt::format("-o \"{}\": name a file, such as report.html", page.string()));
  }
  if (!fs::exists(page, ignored)) return;
  constexpr std::string_view kPage = "<!DOCTYPE html>";
  std::string head(kPage.size(), '\0');
  std::ifstream file(page, std::ios::binary);
  const bool is_page = fs::is_regular_file(page, ignored) &&
                       file.read(head.data(), static_cast<std::streamsize>(head.size())) &&
                       head == kPage;
  if (!is_page) {
    throw InputError(fmt::format(
        "{}: there is a file of this name that is no page: choose another -o, or move it away",
        page.string()));
  }
}

}  // namespace

fs::path page_beside(fs::path result) {
  if (result.extension() == ".partial") result.replace_extension();
  return result.replace_extension(".html");
}

void write_page(const fs::path& result, const fs::path& page) {
  const output::ResultFile file(result);
  check_replaceable_page(page);
  const std::string text = output::report_page(file, result.filename().string());
  fs::path part = page;
  part += ".partial";
  output::check_no_run_in(part);
  errno = 0;
  std::ofstream stream(part, std::ios::binary);
  stream << text;
  stream.close();
  std::error_code error;
  if (stream) {
    fs::rename(part, page, error);
  } else {
    error = std::error_code(errno, std::generic_category());
  }
  if (error) {
    std::error_code ignored;
    fs::remove(part, ignored);
    throw InputError(fmt::format("cannot write {}: {}", page.string(), error.message()));
  }
}

}  // namespace gigaload::tools
