#include "tools/program/output_path.hpp"

#include <fmt/core.h>

#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

#include "grid/core/error.hpp"
#include "output/files/partial_file.hpp"

namespace gigaload::tools {

namespace fs = std::filesystem;

void check_replaceable(const fs::path& path, const std::vector<fs::path>& inputs) {
  if (path.filename().empty()) {
    throw InputError(fmt::format("-o \"{}\": name a file, such as result.h5", path.string()));
  }
  output::check_destination(path);
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    throw InputError(
        fmt::format("{}: there is something of this name that is no plain file: choose another -o",
                    path.string()));
  }
  for (const fs::path& input : inputs) {
    if (!fs::equivalent(path, input, ignored)) continue;
    throw InputError(
        fmt::format("{}: this is the input {}: choose another -o", path.string(), input.string()));
  }
  constexpr std::string_view kHdf5 = "\x89HDF\r\n\x1a\n";
  std::string head(kHdf5.size(), '\0');
  std::ifstream file(path, std::ios::binary);
  if (fs::exists(status) && !(file.read(head.data(), kHdf5.size()) && head == kHdf5)) {
    throw InputError(fmt::format(
        "{}: there is a file of this name that is no result: choose another -o, or move it away",
        path.string()));
  }
}

}  // namespace gigaload::tools
