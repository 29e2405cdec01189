#include "output/tables/workbook.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "tests/output/small_run.hpp"

namespace gigaload::output {

namespace {

std::string bytes_in(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("sheets have names of 31 characters, each once") {
  const std::string kLong(40, 'a');
  const auto names = sheet_names({"years", kLong + "b", kLong + "c", "years"});
  CHECK(names == std::vector<std::string>{"years", std::string(31, 'a'),
                                          std::string(29, 'a') + "_2", "years_2"});
}

TEST_CASE("a workbook is written, the same at any time, or refused with what to do") {
  const TemporaryFolder folder;
  write_whole(small_scenario(), folder / "run.h5");
  const ResultFile file(folder / "run.h5");
  const auto write = [&](const char* name) {
    std::vector<TableRows> tables;
    tables.emplace_back(file, find_table(file, "years"));
    tables.emplace_back(file, find_table(file, "regions"));
    write_workbook(folder / name, tables);
  };
  if (can_write_workbooks()) {
    write("a.xlsx");
    write("b.xlsx");
    CHECK(bytes_in(folder / "a.xlsx").starts_with("PK"));
    CHECK(bytes_in(folder / "a.xlsx") == bytes_in(folder / "b.xlsx"));
    CHECK_FALSE(message_of<InputError>([&] { write("nowhere/a.xlsx"); }).empty());
  } else {
    CHECK(message_of<InputError>([&] { write("a.xlsx"); }).find("libxlsxwriter-dev") !=
          std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder / "a.xlsx"));
  }
}

}  // namespace gigaload::output
