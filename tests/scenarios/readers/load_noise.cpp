#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "scenarios/readers/load.hpp"
#include "tests/scenarios/noise.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload::scenarios;

namespace {

/// Loads the bytes; anything but a result or a ScenarioError ends the test program or fails it.
bool is_accepted(const TestFolder& folder, const std::string& bytes) {
  const auto path = folder.write("noise.toml", bytes);
  try {
    (void)load(path);
    return true;
  } catch (const ScenarioError& error) {
    CHECK_FALSE(error.problems().empty());
    CHECK(std::string(error.what()).size() < 100000);
    return false;
  }
}

std::string noise_of(std::size_t size, std::uint64_t seed) {
  Noise noise(seed);
  std::string bytes(size, '\0');
  for (char& c : bytes) c = static_cast<char>(noise.next() & 0xffU);
  return bytes;
}

std::string repeat(const std::string& text, std::size_t size) {
  std::string result;
  while (result.size() < size) result += text;
  return result;
}

}  // namespace

TEST_CASE("10 MB of noise, of NULs and of nesting are refused in words") {
  const TestFolder folder;
  constexpr std::size_t kSize = 10'000'000;
  CHECK_FALSE(is_accepted(folder, noise_of(kSize, 1)));
  CHECK_FALSE(is_accepted(folder, std::string(kSize, '\0')));
  for (const char* text :
       {"[", "a.", "[a.", "{a=", "[[", "x=[", "\"", "\"\"\"", "'", "\\", "a", "=", "\n[a]", "#",
        "\xef\xbb\xbf", "a=1\n", "[[a]]\n", "a=\"\\u0000\"\n"}) {
    CAPTURE(text);
    CHECK_FALSE(is_accepted(folder, repeat(text, kSize / 10)));
  }
  CHECK_FALSE(is_accepted(folder, repeat("x", std::size_t{17} << 20U)));
}

TEST_CASE("changed scenarios load or are refused in words") {
  const TestFolder folder;
  write_sample_grid(folder);
  const std::string good =
      "title = \"t\"\n[run]\nstart = 2025-01-01\nend = 2026-01-01\nexchange = \"7 d\"\n"
      "[grid]\ndata = \"data\"\nregions = [\"AA\", \"BB\"]\n"
      "[deal.d]\npromised = [{by = 2025-06-01, power = \"1 GW\"}]\n"
      "[campus.c]\nregion = \"AA\"\ncapacity = \"1.2 GW\"\ndeals = {d = 0.5}\n"
      "stage = {pre_development = 0.65, construction = 0.13, energised = 0.22}\n"
      "[siting.s]\ncapacity = \"1e3 MW\"\nweights = {AA = 1, BB = 2.5}\ncampus_size = \"0.2 GW\"\n"
      "[limits]\nconnection_default = \"none\"\nconnection.AA = \"1 GW/yr\"\n";
  REQUIRE(is_accepted(folder, good));
  const char* const pieces[] = {"\"",
                                "[",
                                "]",
                                "{",
                                "}",
                                "=",
                                "\n",
                                ".",
                                "nan",
                                "inf",
                                "-1",
                                "0",
                                "1e999",
                                "none",
                                "#",
                                "'''",
                                "\\u00",
                                "\xff",
                                "AA",
                                "GW",
                                "yr",
                                "true",
                                ",",
                                "[[",
                                "*",
                                "phases",
                                "1e-300",
                                "2025-01-01",
                                "include = [\"noise.toml\"]\n"};
  Noise noise(2);
  std::size_t accepted = 0;
  constexpr std::size_t kTrials = 600;
  for (std::size_t trial = 0; trial < kTrials; ++trial) {
    std::string bytes = good;
    for (std::size_t change = 0, changes = 1 + noise.below(4); change < changes; ++change) {
      const std::size_t at = noise.below(bytes.size());
      const std::size_t length = std::min(noise.below(12), bytes.size() - at);
      switch (noise.below(5)) {
        case 0:
          bytes[at] = static_cast<char>(noise.next() & 0xffU);
          break;
        case 1:
          bytes.erase(at, length);
          break;
        case 2:
          bytes.insert(at, bytes.substr(noise.below(bytes.size()), length));
          break;
        case 3:
          bytes.insert(at, pieces[noise.below(std::size(pieces))]);
          break;
        default:
          bytes.replace(at, length, pieces[noise.below(std::size(pieces))]);
      }
      if (bytes.empty()) bytes.push_back('x');
    }
    accepted += is_accepted(folder, bytes) ? 1 : 0;
  }
  CHECK(accepted > 0);
  CHECK(accepted < kTrials);
}

TEST_CASE("changed tables load or are refused in words") {
  const TestFolder folder;
  write_sample_grid(folder);
  const std::string scenario =
      "[run]\nstart = 2025-01-01\nend = 2026-01-01\n[grid]\ndata = \"data\"\n";
  Noise noise(3);
  std::size_t refused = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path() / "data")) {
    std::ifstream file(entry.path(), std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    const std::string name = "data/" + entry.path().filename().string();
    for (int trial = 0; trial < 12; ++trial) {
      std::string bytes = text.str();
      const std::size_t at = noise.below(bytes.size());
      if (trial % 3 == 0) bytes.resize(at);
      if (trial % 3 == 1) bytes[at] = static_cast<char>(noise.next() & 0xffU);
      if (trial % 3 == 2) bytes.insert(at, ",\"\n-1e400,");
      folder.write(name, bytes);
      refused += is_accepted(folder, scenario) ? 0 : 1;
    }
    folder.write(name, text.str());
  }
  CHECK(refused > 0);
  CHECK(is_accepted(folder, scenario));
}
