#include "output/files/cannot_write.hpp"

#include <fmt/format.h>

#include <system_error>

namespace gigaload::output {

InputError cannot_write(const std::filesystem::path& path, std::string_view reason) {
  return InputError(fmt::format("cannot write {}: {}", path.string(), reason));
}

InputError cannot_write(const std::filesystem::path& path, int error) {
  return cannot_write(path, std::generic_category().message(error));
}

}  // namespace gigaload::output
