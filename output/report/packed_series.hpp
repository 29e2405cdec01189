#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace gigaload::output {

/// Holds a long series as a short text that a page unpacks: values are rounded to whole steps k,
/// which are predicted from those before,
///
///     e[i] = k[i] − k[i−1]                                  period 1
///     e[i] = (k[i] − k[i−1]) − (k[i−p] − k[i−p−1])           period p > 1, the day's shape for 24
///
/// modulo 2^16; the e[i] as zigzag numbers, low bytes before high bytes, deflated (zlib) and in
/// base64. Missing values are k = −32768.
struct PackedSeries {
  double step = 1.0;  // value of one k
  std::size_t count = 0;
  std::size_t period = 1;
  std::string text;
};

/// Packs a series in steps of `step` > 0. It is widened where values would not fit in 16 bits, so
/// that the error is half a step of the answer.
[[nodiscard]] PackedSeries pack(std::span<const float> values, double step, std::size_t period = 1);

}  // namespace gigaload::output
