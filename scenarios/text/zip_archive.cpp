#include "scenarios/text/zip_archive.hpp"

#include <fmt/format.h>
#include <libdeflate.h>

#include <algorithm>
#include <memory>
#include <new>

namespace gigaload::scenarios {
namespace {

// sizes of the fixed parts of records, and where their fields begin
constexpr std::size_t kEnd = 22, kEndCount = 10, kEndOffset = 16;
constexpr std::size_t kEntry = 46, kEntryMethod = 10, kEntryCrc = 16, kEntryPacked = 20,
                      kEntryUnpacked = 24, kEntryName = 28, kEntryOffset = 42;
constexpr std::size_t kLocal = 30, kLocalName = 26;
constexpr std::size_t kLongestComment = 65535;
constexpr unsigned kStored = 0, kDeflated = 8;

/// A number of 1 to 4 bytes, the lowest first.
std::size_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::size_t value = 0;
  for (std::size_t i = size; i-- > 0;)
    value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

}  // namespace

ZipArchive::ZipArchive(std::string_view bytes) : bytes_(bytes) {
  if (bytes.size() < kEnd) return;
  const std::size_t from = bytes.size() - std::min(bytes.size(), kEnd + kLongestComment);
  const std::size_t end = bytes.rfind("PK\5\6", bytes.size() - kEnd);
  if (end == std::string_view::npos || end < from) return;
  const std::size_t count = number(bytes, end + kEndCount, 2);
  std::size_t at = number(bytes, end + kEndOffset, 4);
  for (std::size_t i = 0; i < count; ++i) {
    if (at > end || end - at < kEntry || bytes.substr(at, 4) != "PK\1\2") return;
    const std::size_t name = number(bytes, at + kEntryName, 2);
    const std::size_t behind =
        number(bytes, at + kEntryName + 2, 2) + number(bytes, at + kEntryName + 4, 2);
    if (end - at - kEntry < name + behind) return;
    entries_.push_back({std::string(bytes.substr(at + kEntry, name)),
                        static_cast<unsigned>(number(bytes, at + kEntryMethod, 2)),
                        number(bytes, at + kEntryPacked, 4), number(bytes, at + kEntryUnpacked, 4),
                        number(bytes, at + kEntryOffset, 4), number(bytes, at + kEntryCrc, 4)});
    at += kEntry + name + behind;
  }
}

std::vector<std::string> ZipArchive::names() const {
  std::vector<std::string> names;
  for (const Entry& entry : entries_) names.push_back(entry.name);
  return names;
}

TextFile ZipArchive::read(const std::string& name, std::size_t most_bytes) const {
  const auto entry = std::ranges::find(entries_, name, &Entry::name);
  if (entry == entries_.end()) return {{}, fmt::format("the archive has no file {}", name)};
  if (entry->unpacked > most_bytes) {
    return {{}, fmt::format("{} unzips to more than {} MiB", name, most_bytes >> 20U)};
  }
  TextFile damaged{{}, fmt::format("{} in the archive is damaged or cut short", name)};
  const std::size_t size = bytes_.size();
  if (entry->offset > size || size - entry->offset < kLocal) return damaged;
  const std::size_t begin = entry->offset + kLocal + number(bytes_, entry->offset + kLocalName, 2) +
                            number(bytes_, entry->offset + kLocalName + 2, 2);
  if (begin > size || size - begin < entry->packed) return damaged;
  const std::string_view packed = bytes_.substr(begin, entry->packed);
  constexpr std::size_t kMostRatio = 1032;  // of deflate: what claims more is not believed
  TextFile file;
  if (entry->method == kStored && entry->packed == entry->unpacked) {
    file.text = packed;
  } else if (entry->method == kDeflated && entry->unpacked / kMostRatio <= entry->packed) {
    const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> tool(
        libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
    if (!tool) throw std::bad_alloc();
    file.text.resize(entry->unpacked);
    if (libdeflate_deflate_decompress(tool.get(), packed.data(), packed.size(), file.text.data(),
                                      file.text.size(), nullptr) != LIBDEFLATE_SUCCESS) {
      return damaged;
    }
  } else {
    return damaged;
  }
  if (libdeflate_crc32(0, file.text.data(), file.text.size()) != entry->crc) return damaged;
  return file;
}

}  // namespace gigaload::scenarios
