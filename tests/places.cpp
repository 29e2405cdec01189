#include "tests/places.hpp"

namespace gigaload::tests {

std::filesystem::path source_folder() { return GIGALOAD_SOURCE_DIR; }
std::filesystem::path reference_folder() { return GIGALOAD_REFERENCE_DIR; }

}  // namespace gigaload::tests
