/// The fuzzers' corpora, as they are and changed: a target that rots is seen by every build.

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "tests/fuzz/targets.hpp"
#include "tests/places.hpp"
#include "tests/scenarios/noise.hpp"

using namespace gigaload::fuzz;
using gigaload::scenarios::Noise;

namespace {

namespace fs = std::filesystem;

struct NamedTarget {
  const char* name;
  Target target;
};

constexpr NamedTarget kTargets[] = {
    {"quantity", read_quantity},   {"clock", read_clock},
    {"csv_table", read_csv_table}, {"load_file", read_load_file},
    {"air_table", read_air_table}, {"unit_tables", read_unit_tables},
    {"epw_file", read_epw_file},   {"workbook", read_workbook},
    {"scenario", read_scenario},   {"sweep", read_sweep},
    {"manifest", read_manifest},   {"grid_table", read_grid_table},
    {"part_file", read_part_file}, {"pras_file", read_pras_file},
    {"claims", read_claims},       {"power_trace", read_power_trace},
};

std::vector<std::string> corpus_of(const char* name) {
  std::vector<fs::path> paths;
  for (const auto& entry :
       fs::directory_iterator(gigaload::tests::source_folder() / "tests/fuzz/corpus" / name)) {
    paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  std::vector<std::string> inputs;
  for (const fs::path& path : paths) {
    std::ifstream file(path, std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return inputs;
}

/// Returns one of the inputs with one to four changes.
std::string changed(const std::vector<std::string>& inputs, Noise& noise) {
  constexpr std::string_view kPieces[] = {
      "\"",         "[",     "]",  "{",   "}",   "=",  "\n",   ".",    ",",
      ";",          "#",     "-",  "nan", "inf", "-1", "0",    "1e99", "1e-300",
      "none",       "true",  "AA", "A",   "GW",  "yr", "\xff", "[[",   "'''",
      "2025-01-01", "24:00", " ",  "/",   "^",   "%",  "\t",   "\r",   "9223372036854775807"};
  std::string bytes = inputs[noise.below(inputs.size())];
  for (std::size_t change = 0, changes = 1 + noise.below(4); change < changes; ++change) {
    const std::size_t at = noise.below(bytes.size() + 1);
    const std::size_t length = std::min(noise.below(12), bytes.size() - at);
    const std::string& other = inputs[noise.below(inputs.size())];
    const std::size_t from = noise.below(other.size() + 1);
    switch (noise.below(6)) {
      case 0:
        bytes.replace(at, std::min(length, std::size_t{1}), 1, static_cast<char>(noise.next()));
        break;
      case 1:
        bytes.erase(at, length);
        break;
      case 2:
        bytes.insert(at, other.substr(from, noise.below(40)));
        break;
      case 3:
        bytes.replace(at, length, other.substr(from, length));
        break;
      case 4:
        bytes.insert(at, kPieces[noise.below(std::size(kPieces))]);
        break;
      default:
        bytes.replace(at, length, kPieces[noise.below(std::size(kPieces))]);
    }
  }
  return bytes;
}

}  // namespace

TEST_CASE("the targets of the fuzzers read their corpora, of which some is good and some is not") {
  for (const auto& [name, target] : kTargets) {
    CAPTURE(std::string(name));
    int taken = 0, refused = 0;
    for (const std::string& input : corpus_of(name)) {
      CAPTURE(input.substr(0, 200));
      CHECK(input.size() < 10'000);
      bool is_taken = false;
      CHECK_NOTHROW(is_taken = try_input(target, input));
      ++(is_taken ? taken : refused);
    }
    CHECK(taken > 0);
    CHECK(refused > 0);
  }
}

/// GIGALOAD_FUZZ: how many of each; GIGALOAD_FUZZ_TARGET: of that target alone.
TEST_CASE("changed inputs of the corpora are taken or refused") {
  const char* const wanted = std::getenv("GIGALOAD_FUZZ");
  const char* const only = std::getenv("GIGALOAD_FUZZ_TARGET");
  const int tries = wanted != nullptr ? std::atoi(wanted) : 20;
  for (const auto& [name, target] : kTargets) {
    if (only != nullptr && std::string(only) != name) continue;
    const std::vector<std::string> inputs = corpus_of(name);
    Noise noise(static_cast<std::uint64_t>(tries));
    for (int i = 0; i < tries; ++i) {
      const std::string input = changed(inputs, noise);
      try {
        (void)try_input(target, input);
      } catch (const Finding& finding) {
        FAIL_CHECK(name << ": " << finding.what() << " in\n" << input);
      }
    }
  }
}
