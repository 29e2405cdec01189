#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace gigaload::fuzz {

/// A small PRAS file with oddities, each of four bytes of an input: at which part of the file, of
/// what kind, two bytes of what it is. The file is whatever HDF5 writes, so that the library itself
/// can read it.
class PrasRecipe {
 public:
  explicit PrasRecipe(std::string_view input);

  /// Writes the file. What HDF5 refuses to write is left out.
  void write(const std::filesystem::path& path) const;

 private:
  struct Oddity {
    std::size_t part = 0;
    unsigned kind = 0, value = 0;
  };
  std::vector<Oddity> oddities_;
};

}  // namespace gigaload::fuzz
