#include <fmt/core.h>

#include <cerrno>
#include <fstream>
#include <string>
#include <system_error>

#include "grid/error.hpp"
#include "output/report.hpp"
#include "output/result_file.hpp"
#include "tools/commands.hpp"
#include "tools/exit_code.hpp"

namespace gigaload::tools {

namespace {

namespace fs = std::filesystem;

/// "us-33gw.html" beside "us-33gw.h5" and "us-33gw.h5.partial".
fs::path page_beside(fs::path file) {
  if (file.extension() == ".partial") file.replace_extension();
  return file.replace_extension(".html");
}

/// A page replaces a page, and nothing else. Throws InputError.
void check_page_path(const fs::path& path) {
  std::error_code ignored;
  if (path.filename().empty() || fs::is_directory(path, ignored)) {
    throw InputError(fmt::format("-o \"{}\": name a file, such as report.html", path.string()));
  }
  if (!fs::exists(path, ignored)) return;
  std::string head(15, '\0');
  std::ifstream file(path, std::ios::binary);
  if (!file.read(head.data(), static_cast<std::streamsize>(head.size())) ||
      head != "<!DOCTYPE html>") {
    throw InputError(fmt::format(
        "{}: there is a file of this name that is no page: choose another -o, or move it away",
        path.string()));
  }
}

/// Whole or not at all: under another name first.
void write_page(const fs::path& path, const std::string& page) {
  fs::path part = path;
  part += ".partial";
  errno = 0;
  std::ofstream file(part, std::ios::binary);
  file << page;
  file.close();
  std::error_code error;
  if (file) fs::rename(part, path, error);
  if (!file || error) {
    const std::string reason = error ? error.message() : std::generic_category().message(errno);
    fs::remove(part, error);
    throw InputError(fmt::format("cannot write {}: {}", path.string(), reason));
  }
}

}  // namespace

int command_report(const CommandLine& line) {
  const fs::path path = line.output.value_or(page_beside(line.file));
  const output::ResultFile file(line.file);
  check_page_path(path);
  write_page(path, output::report_page(file, line.file.filename().string()));
  print_to_stdout(path.string() + "\n");
  return kDone;
}

}  // namespace gigaload::tools
