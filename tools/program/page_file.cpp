#include "tools/program/page_file.hpp"

#include <fmt/core.h>

#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

#include "grid/core/error.hpp"
#include "output/files/new_file.hpp"
#include "output/files/output_lock.hpp"
#include "output/files/partial_file.hpp"
#include "output/report/report.hpp"
#include "output/result/read_result.hpp"

namespace gigaload::tools {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPage = "<!DOCTYPE html>", kPicture = "<svg";

/// Returns what a file of that name begins with.
std::string_view head_of(const fs::path& picture) {
  return picture.extension() == ".svg" ? kPicture : kPage;
}

/// Writes the text under the name of a part, and gives it its own when it is whole.
void write_part(const fs::path& part, const fs::path& page, const std::string& text) {
  output::NewFile written(part);
  written.write(text);
  written.close();
  output::publish(part, page);
}

/// `head`: what a page that may be replaced begins with.
void check_replaceable_page(const fs::path& page, std::string_view head_wanted) {
  std::error_code ignored;
  if (page.filename().empty() || fs::is_directory(page, ignored)) {
    throw InputError(fmt::format("-o \"{}\": name a file, such as report.html", page.string()));
  }
  if (!fs::exists(page, ignored)) return;
  std::string head(head_wanted.size(), '\0');
  std::ifstream file(page, std::ios::binary);
  const bool is_page = fs::is_regular_file(page, ignored) &&
                       file.read(head.data(), static_cast<std::streamsize>(head.size())) &&
                       head == head_wanted;
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
  check_replaceable_page(page, kPage);
  const output::OutputLock lock(page, "gigaload report");
  const fs::path part = output::partial_path(page);
  output::make_way(lock, part);
  write_part(part, page, output::read_result(result, [&result](const output::ResultFile& file) {
               return output::report_page(file, result.filename().string());
             }));
}

void check_replaceable_picture(const fs::path& picture) {
  check_replaceable_page(picture, head_of(picture));
}

void write_picture(const fs::path& picture, const std::string& text) {
  check_replaceable_picture(picture);
  const output::OutputLock lock(picture, "gigaload stress");
  const fs::path part = output::partial_path(picture);
  output::make_way(lock, part);
  write_part(part, picture, text);
}

}  // namespace gigaload::tools
