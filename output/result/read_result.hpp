#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "output/result/result_file.hpp"

namespace gigaload::output {

/// Returns what `work` makes of a result that somebody gave us, in a process of its own and within
/// bounds of time and memory: damaged files make the HDF5 library crash or loop. A file that a run
/// is writing is looked at again when it was in the middle of that. Throws InputError.
[[nodiscard]] std::string read_result(const std::filesystem::path& path,
                                      const std::function<std::string(const ResultFile&)>& work);

/// Says who is writing a result under way ("gigaload run (process 12 on node7)"); empty for one
/// that nobody writes.
[[nodiscard]] std::string writer_of_result(const std::filesystem::path& path);

}  // namespace gigaload::output
