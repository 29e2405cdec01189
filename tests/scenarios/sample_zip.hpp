#pragma once

#include <libdeflate.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace gigaload::scenarios {

/// A ZIP archive of these files, name and bytes, deflated or stored.
inline std::string sample_zip(const std::vector<std::pair<std::string, std::string>>& files,
                              bool deflated = true) {
  const auto number = [](std::size_t value, int size) {
    std::string bytes;
    for (int i = 0; i < size; ++i, value >>= 8U) bytes += static_cast<char>(value & 0xFFU);
    return bytes;
  };
  std::string archive, directory;
  for (const auto& [name, text] : files) {
    std::string packed = text;
    if (deflated) {
      auto* const tool = libdeflate_alloc_compressor(6);
      packed.resize(libdeflate_deflate_compress_bound(tool, text.size()));
      packed.resize(libdeflate_deflate_compress(tool, text.data(), text.size(), packed.data(),
                                                packed.size()));
      libdeflate_free_compressor(tool);
    }
    const std::string common = number(deflated ? 8 : 0, 2) + number(0, 4) +
                               number(libdeflate_crc32(0, text.data(), text.size()), 4) +
                               number(packed.size(), 4) + number(text.size(), 4) +
                               number(name.size(), 2) + number(0, 2);
    directory += "PK\1\2" + number(20, 2) + number(20, 2) + number(0, 2) + common + number(0, 10) +
                 number(archive.size(), 4) + name;
    archive += "PK\3\4" + number(20, 2) + number(0, 2) + common + name + packed;
  }
  const std::size_t begin = archive.size();
  return archive + directory + "PK\5\6" + number(0, 4) + number(files.size(), 2) +
         number(files.size(), 2) + number(directory.size(), 4) + number(begin, 4) + number(0, 2);
}

}  // namespace gigaload::scenarios
