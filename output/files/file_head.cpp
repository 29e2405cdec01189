#include "output/files/file_head.hpp"

#include <fstream>
#include <ios>
#include <string>
#include <system_error>

namespace gigaload::output {

bool begins_with(const std::filesystem::path& path, std::string_view head) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return false;
  std::ifstream file(path, std::ios::binary);
  std::string found(head.size(), '\0');
  return file.read(found.data(), static_cast<std::streamsize>(found.size())) && found == head;
}

}  // namespace gigaload::output
