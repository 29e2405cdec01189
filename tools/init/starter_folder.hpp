#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace gigaload::tools {

/// Holds a file that a person is given to begin with.
struct StarterFile {
  std::filesystem::path name;  // in the folder
  std::string text;
};

/// Returns the name of the scenario in a folder of that path: "north" of "studies/north". Throws
/// InputError for a path whose last part is no plain name.
[[nodiscard]] std::string starter_name(const std::filesystem::path& folder);

/// Writes the files into a new folder, which is there when all of them are. Throws InputError where
/// something of that name is there already, and where it cannot be written.
void write_starter(const std::filesystem::path& folder, const std::vector<StarterFile>& files);

}  // namespace gigaload::tools
