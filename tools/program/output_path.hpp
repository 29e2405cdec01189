#pragma once

#include <filesystem>
#include <vector>

namespace gigaload::tools {

/// Checks before the work that -o can be written at its end, when the finished file gets that name.
/// Throws InputError if the path is no file's name, is in no folder, or names a folder, a device or
/// a file that is neither a result nor a PRAS system, such as a scenario or another program's HDF5
/// file, or one too damaged to tell, or if it is one of the `inputs` under whatever name. A file
/// that is there is opened in a process of its own.
void check_replaceable(const std::filesystem::path& path,
                       const std::vector<std::filesystem::path>& inputs = {});

}  // namespace gigaload::tools
