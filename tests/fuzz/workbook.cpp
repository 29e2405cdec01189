#include <string>
#include <utility>
#include <vector>

#include "grid/core/error.hpp"
#include "scenarios/tables/xlsx_sheet.hpp"
#include "scenarios/text/gzip.hpp"
#include "scenarios/text/zip_archive.hpp"
#include "tests/fuzz/targets.hpp"
#include "tests/scenarios/sample_zip.hpp"

namespace gigaload::fuzz {
namespace {

constexpr std::size_t kMost = std::size_t{1} << 20U;  // bytes

/// Packs the parts of a workbook, which NUL bytes divide: texts, names of sheets, a sheet.
std::string packed(std::string_view input) {
  const auto part = [&input] {
    const std::string_view text = input.substr(0, input.find('\0'));
    input.remove_prefix(std::min(text.size() + 1, input.size()));
    return std::string(text);
  };
  std::vector<std::pair<std::string, std::string>> files{{"xl/workbook.xml", "<workbook/>"}};
  files.emplace_back("xl/sharedStrings.xml", part());
  files.emplace_back("xl/worksheets/sheet1.xml", part());
  files.emplace_back("xl/worksheets/" + part(), part());
  return scenarios::sample_zip(files, false);
}

}  // namespace

void read_workbook(std::string_view input) {
  const bool is_raw = input.starts_with("PK") || input.starts_with("\x1f\x8b");
  const std::string bytes = is_raw ? std::string(input) : packed(input);
  if (scenarios::is_gzip(bytes)) {
    expect(scenarios::unzip(bytes, kMost).text.size() <= kMost, "a bound of size is kept");
  }
  const scenarios::ZipArchive archive(bytes);
  for (const std::string& name : archive.names()) {
    expect(archive.read(name, kMost).text.size() <= kMost, "a bound of size is kept");
  }
  if (!scenarios::is_xlsx(bytes)) throw InputError("this is no workbook");
  const auto sheet = scenarios::text_of_xlsx(bytes, kMost);
  if (!sheet.fault.empty()) throw InputError(sheet.fault);
}

}  // namespace gigaload::fuzz
