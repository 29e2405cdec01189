#include "tools/program/version.hpp"

#include <fmt/core.h>
#include <hdf5.h>
#include <libdeflate.h>
#include <spdlog/version.h>
#include <sundials/sundials_version.h>

#include <array>

#include "git_revision.hpp"

namespace gigaload::tools {

std::string program_version() { return GIGALOAD_VERSION; }

std::string git_revision() { return GIGALOAD_GIT_REVISION; }

std::string libraries() {
  std::array<char, 64> sundials{};
  SUNDIALSGetVersion(sundials.data(), static_cast<int>(sundials.size()));
  unsigned major = 0;
  unsigned minor = 0;
  unsigned release = 0;
  H5get_libversion(&major, &minor, &release);
  return fmt::format(
      "SUNDIALS {}, HDF5 {}.{}.{}, spdlog {}.{}.{}, fmt {}.{}.{}, toml++ {}, CLI11 {}, "
      "libdeflate {}",
      sundials.data(), major, minor, release, SPDLOG_VER_MAJOR, SPDLOG_VER_MINOR, SPDLOG_VER_PATCH,
      FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100,
      GIGALOAD_TOMLPLUSPLUS_VERSION, GIGALOAD_CLI11_VERSION, LIBDEFLATE_VERSION_STRING);
}

std::string version_text() {
  return fmt::format("gigaload {} (git {})\n{}", program_version(), git_revision(), libraries());
}

}  // namespace gigaload::tools
