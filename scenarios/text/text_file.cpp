#include "scenarios/text/text_file.hpp"

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string_view>

namespace gigaload::scenarios {

TextFile read_text_file(const std::filesystem::path& path, std::size_t most_bytes) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) return {{}, "there is no such file"};
  if (status.type() == std::filesystem::file_type::none) {
    return {{}, "the file cannot be read: " + error.message()};
  }
  if (std::filesystem::is_directory(status)) return {{}, "this is a folder; a file is wanted"};
  if (!std::filesystem::is_regular_file(status)) return {{}, "this is no regular file"};

  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             std::fclose);
  if (!file) return {{}, fmt::format("the file cannot be read: {}", std::strerror(errno))};
  TextFile result;
  std::array<char, 65536> buffer{};
  while (std::feof(file.get()) == 0 && std::ferror(file.get()) == 0) {
    const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), file.get());
    result.text.append(buffer.data(), got);
    if (result.text.size() > most_bytes) {
      return {{},
              fmt::format("the file has more than {} MiB; that is no scenario or table of one",
                          most_bytes >> 20U),
              true};
    }
  }
  if (std::ferror(file.get()) != 0) {
    return {{}, fmt::format("the file cannot be read: {}", std::strerror(errno))};
  }
  return result;
}

std::string extension_of(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  for (char& c : extension) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return extension;
}

void drop_byte_order_mark(std::string& text) {
  constexpr std::string_view kMark = "\xef\xbb\xbf";
  if (text.starts_with(kMark)) text.erase(0, kMark.size());
}

}  // namespace gigaload::scenarios
