#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gigaload {

/// Writes "1 region", "2 regions". `plural`: where the s alone does not make it.
[[nodiscard]] std::string counted(std::size_t count, std::string_view singular,
                                  std::string_view plural = {});

}  // namespace gigaload
