#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "tests/temporary_folder.hpp"

namespace gigaload::fuzz {

/// A file that is written anew for each input, in a folder of its own. With TMPDIR=/dev/shm it is
/// in memory.
class InputFile {
 public:
  explicit InputFile(const std::string& name) : path_(folder_ / name) {}
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }
  void write(std::string_view bytes) const;

 private:
  tests::TemporaryFolder folder_;
  std::filesystem::path path_;
};

}  // namespace gigaload::fuzz
