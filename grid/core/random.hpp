#pragma once

#include <array>
#include <cstdint>

namespace gigaload::grid {

/// Names what random numbers are drawn for: each purpose has numbers of its own.
enum class Stream : std::uint8_t {
  demand = 0,
  wind = 1,
  solar = 2,
  air = 3,
  humidity = 4,
  water = 5,
  weeks = 6,
  design = 32,
  stages = 33,
  cold_spells = 34,
  cold_units = 35,
  training_steps = 36,
  sites = 64,
  predicted_sites = 65
};

/// Gives random numbers without a state: Philox4x32-10 (Salmon et al. 2011) of the counter (stream,
/// sample, entity, counter) under the key `seed`. The order of calls and the number of threads
/// change nothing.
class RandomSource {
 public:
  RandomSource(std::uint64_t seed, Stream stream, std::uint32_t sample)
      : seed_(seed), stream_(static_cast<std::uint32_t>(stream)), sample_(sample) {}

  /// Returns two independent numbers uniform in the open interval (0, 1), of 52 bits each.
  [[nodiscard]] std::array<double, 2> uniform(std::uint32_t entity, std::uint32_t counter) const;

  /// Returns two independent standard normal numbers (Box and Muller 1958).
  [[nodiscard]] std::array<double, 2> normal(std::uint32_t entity, std::uint32_t counter) const;

 private:
  std::uint64_t seed_;
  std::uint32_t stream_;
  std::uint32_t sample_;
};

}  // namespace gigaload::grid
