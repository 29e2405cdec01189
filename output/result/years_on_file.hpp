#pragma once

#include <cstddef>
#include <vector>

#include "output/result/result_file.hpp"

namespace gigaload::output {

/// Holds a calendar year of the hours on file, and its rows.
struct FileYear {
  int year = 0;
  std::size_t first_hour = 0, hours = 0;
  std::size_t first_exchange = 0, exchanges = 0;
  bool whole = true;  // false: the file holds only part of it
};

/// Lists the years of the exchanges on file, empty without one.
[[nodiscard]] std::vector<FileYear> years_on_file(const ResultFile& file);

}  // namespace gigaload::output
