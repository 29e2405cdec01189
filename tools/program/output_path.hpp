#pragma once

#include <filesystem>

namespace gigaload::tools {

/// Throws InputError where -o must not or cannot be written: no file's name, in no folder, or the
/// name of a folder, a device or a file that is no result and no PRAS system, a scenario say: what
/// is finished is renamed to that name. Asked before the work.
void check_replaceable(const std::filesystem::path& path);

}  // namespace gigaload::tools
