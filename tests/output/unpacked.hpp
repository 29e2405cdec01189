#pragma once

/// Undoes packed_series.hpp by its description, as the page does.

#include <libdeflate.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "output/report/packed_series.hpp"

namespace gigaload::output {

inline std::vector<std::uint8_t> from_base64(const std::string& text) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::vector<std::uint8_t> bytes;
  unsigned bits = 0, known = 0;
  for (const char c : text) {
    if (c == '=') break;
    bits = (bits << 6U | static_cast<unsigned>(kDigits.find(c))) & 0xffffU;
    known += 6;
    if (known >= 8) {
      known -= 8;
      bytes.push_back(static_cast<std::uint8_t>(bits >> known));
    }
  }
  return bytes;
}

inline std::vector<double> unpacked(const PackedSeries& series) {
  const auto bytes = from_base64(series.text);
  std::vector<std::uint8_t> planes(2 * series.count);
  libdeflate_decompressor* decompressor = libdeflate_alloc_decompressor();
  std::size_t size = 0;
  const auto status = libdeflate_zlib_decompress(decompressor, bytes.data(), bytes.size(),
                                                 planes.data(), planes.size(), &size);
  libdeflate_free_decompressor(decompressor);
  if (status != LIBDEFLATE_SUCCESS || size != planes.size()) return {};
  std::vector<double> values;
  std::vector<int> k;
  const auto difference = [&](std::size_t i) { return k[i] - (i > 0 ? k[i - 1] : 0); };
  for (std::size_t i = 0; i < series.count; ++i) {
    const int zigzag = planes[i] + 256 * planes[series.count + i];
    int e = zigzag % 2 == 0 ? zigzag / 2 : -(zigzag + 1) / 2;
    if (series.period > 1 && i >= series.period) e += difference(i - series.period);
    int next = (i > 0 ? k[i - 1] : 0) + e;
    next = ((next % 65536) + 65536 + 32768) % 65536 - 32768;
    k.push_back(next);
    values.push_back(next == -32768 ? std::numeric_limits<double>::quiet_NaN()
                                    : next * series.step);
  }
  return values;
}

}  // namespace gigaload::output
