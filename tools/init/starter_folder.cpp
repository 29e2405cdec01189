#include "tools/init/starter_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <string_view>
#include <system_error>

#include "grid/core/error.hpp"
#include "output/files/new_file.hpp"

namespace gigaload::tools {

namespace fs = std::filesystem;

std::string starter_name(const fs::path& folder) {
  const fs::path last = folder.has_filename() ? folder : folder.parent_path();
  std::string name = last.filename().string();
  const auto is_plain = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
  };
  if (name.empty() || name.front() == '-' || !std::ranges::all_of(name, is_plain)) {
    throw InputError(
        fmt::format("{}: a name of letters, digits, - and _ is wanted, which the scenario gets too",
                    folder.string()));
  }
  return name;
}

void write_starter(const fs::path& folder, const std::vector<StarterFile>& files) {
  std::error_code error;
  const fs::path whole = folder.has_filename() ? folder : folder.parent_path();
  if (fs::symlink_status(whole, error).type() != fs::file_type::not_found) {
    throw InputError(fmt::format("{} is there already, and stays as it is; choose another name",
                                 whole.string()));
  }
  const fs::path partial = whole.string() + ".partial";
  if (!fs::create_directory(partial, error)) {
    throw InputError(error ? fmt::format("cannot write {}: {}", partial.string(), error.message())
                           : fmt::format("{} is left from another call, or of one that goes on; "
                                         "remove it or choose another name",
                                         partial.string()));
  }
  try {
    for (const StarterFile& each : files) {
      const fs::path path = partial / each.name;
      fs::create_directories(path.parent_path());
      output::NewFile file(path);
      file.write(each.text);
      file.close();
    }
    fs::rename(partial, whole);
  } catch (const fs::filesystem_error& failed) {
    fs::remove_all(partial, error);
    throw InputError(fmt::format("cannot write {}: {}", whole.string(), failed.code().message()));
  } catch (...) {
    fs::remove_all(partial, error);
    throw;
  }
}

}  // namespace gigaload::tools
