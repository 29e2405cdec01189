#include "output/report/packed_series.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "output/hdf5/deflate.hpp"

namespace gigaload::output {

namespace {

constexpr int kLevel = 6;  // of 12: beyond it a tenth smaller for three times the time
constexpr double kLargest = 32767.0;
constexpr std::uint16_t kMissing = 0x8000;

std::string base64(const std::vector<std::byte>& bytes) {
  constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t there = std::min<std::size_t>(3, bytes.size() - i);
    std::uint32_t bits = 0;
    for (std::size_t b = 0; b < 3; ++b)
      bits = bits << 8U | (b < there ? std::to_integer<std::uint32_t>(bytes[i + b]) : 0U);
    for (std::size_t d = 0; d < 4; ++d) {
      text += d <= there ? kDigits[bits >> (18 - 6 * d) & 63U] : '=';
    }
  }
  return text;
}

double wide_enough(std::span<const float> values, double step) {
  double largest = 0.0;
  for (const float v : values) {
    if (std::isfinite(v)) largest = std::max(largest, std::abs(double{v}));
  }
  return std::max(step, largest / kLargest);
}

}  // namespace

PackedSeries pack(std::span<const float> values, double step, std::size_t period) {
  PackedSeries packed{wide_enough(values, step), values.size(), period, {}};
  std::vector<std::uint16_t> k(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    k[i] = std::isfinite(values[i])
               ? static_cast<std::uint16_t>(std::lround(double{values[i]} / packed.step))
               : kMissing;
  }
  const auto difference = [&k](std::size_t i) {
    return static_cast<std::uint16_t>(k[i] - (i > 0 ? k[i - 1] : 0));
  };
  std::vector<std::byte> bytes(2 * k.size());
  for (std::size_t i = 0; i < k.size(); ++i) {
    auto e = difference(i);
    if (period > 1 && i >= period) e = static_cast<std::uint16_t>(e - difference(i - period));
    const auto zigzag = static_cast<std::uint16_t>(e << 1U ^ (e & 0x8000U ? 0xffffU : 0U));
    bytes[i] = static_cast<std::byte>(zigzag & 0xffU);
    bytes[k.size() + i] = static_cast<std::byte>(zigzag >> 8U);
  }
  packed.text = base64(deflated(bytes, kLevel));
  return packed;
}

}  // namespace gigaload::output
