#pragma once

#include <Random123/philox.h>

#include <Random123/uniform.hpp>
#include <array>
#include <cstdint>

namespace gigaload::grid {

/// Names whose random numbers are drawn: those of one use (stream) and one sample under a seed.
struct SampleKey {
  std::uint64_t seed = 0;
  std::uint32_t stream = 0;
  std::uint32_t sample = 0;
};

/// Returns two independent numbers uniform in the open interval (0, 1), of 52 bits each, by
/// Philox4x32-10 (Salmon et al. 2011) of the counter (stream, sample, entity, at) under the seed.
/// The order of calls and the number of threads change nothing.
inline std::array<double, 2> uniform_pair(const SampleKey& key, std::uint32_t entity,
                                          std::uint32_t at) {
  const r123::Philox4x32::key_type seed{
      {static_cast<std::uint32_t>(key.seed), static_cast<std::uint32_t>(key.seed >> 32)}};
  const auto word = r123::Philox4x32{}({{key.stream, key.sample, entity, at}}, seed);
  // fixed point: u01 would round to 64 bits and may give 1
  const auto open_unit = [](std::uint32_t high, std::uint32_t low) {
    return r123::u01fixedpt<double>((std::uint64_t{high} << 32) | low);
  };
  return {open_unit(word[0], word[1]), open_unit(word[2], word[3])};
}

}  // namespace gigaload::grid
