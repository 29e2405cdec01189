#pragma once

#include <string>

namespace gigaload::tools {

/// "0.1.0"
[[nodiscard]] std::string program_version();
/// Commit the program was built from, with "-dirty" when the sources differ from it; "unknown"
/// where there was no repository.
[[nodiscard]] std::string git_revision();
/// "SUNDIALS 6.4.1, HDF5 1.10.8, ...": as linked at run time where the library can tell.
[[nodiscard]] std::string libraries();
/// What --version prints.
[[nodiscard]] std::string version_text();

}  // namespace gigaload::tools
