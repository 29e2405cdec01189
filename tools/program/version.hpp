#pragma once

#include <string>

namespace gigaload::tools {

/// Returns the version, such as "0.2.0".
[[nodiscard]] std::string program_version();
/// Returns the commit the program was built from, with "-dirty" when the sources differ from it, or
/// "unknown" if there was no repository.
[[nodiscard]] std::string git_revision();
/// Lists the libraries, "SUNDIALS 6.4.1, HDF5 1.10.8, ...", with the versions linked at run time if
/// the library can tell.
[[nodiscard]] std::string libraries();
/// Returns the text that --version prints.
[[nodiscard]] std::string version_text();

}  // namespace gigaload::tools
