#pragma once

#include <filesystem>
#include <string>

#include "scenarios/tables/csv_table.hpp"

namespace gigaload::scenarios {

/// A table of a person's own, of comma-separated values or such a file in gzip, of at most 256 MiB;
/// a byte order mark is skipped. What cannot be read, or has semicolons between its fields, is a
/// problem and an absent table. `key`: what the messages call it.
[[nodiscard]] CsvTable read_table_file(const std::filesystem::path& path, const std::string& key,
                                       Problems& problems);

}  // namespace gigaload::scenarios
