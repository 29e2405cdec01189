#include <doctest/doctest.h>

#include <cstdlib>
#include <random>

#include "grid/core/error.hpp"
#include "output/trajectory/block_sums.hpp"
#include "output/trajectory/state_file.hpp"
#include "tests/output/small_content.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

namespace {

void flip_bit(const std::filesystem::path& path, std::uintmax_t bit) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekg(static_cast<std::streamoff>(bit / 8));
  const int byte = file.get();
  file.seekp(static_cast<std::streamoff>(bit / 8));
  file.put(static_cast<char>(byte ^ (1 << (bit % 8))));
}

struct Ends {
  int equal = 0, refused = 0;
};

/// Flips one bit of a file of an interrupted run at each of many places, and goes on with the run.
Ends flip_everywhere(const sim::Scenario& s, const TemporaryFolder& folder, const char* what,
                     int places) {
  const auto whole = folder / "whole.h5", path = folder / "run.h5", kept = folder / "kept";
  write_whole(s, whole);
  {
    TrajectoryFile file(s, small_provenance(), path);
    record(file, s, 0, 9);
    file.interrupt();
  }
  const auto beside = [&](const char* suffix) {
    return folder / ("run.h5.partial" + std::string(suffix));
  };
  const auto copy_all = [](const std::filesystem::path& from, const std::filesystem::path& to) {
    std::filesystem::create_directories(to);
    for (const auto& entry : std::filesystem::directory_iterator(from)) {
      if (!entry.path().filename().string().starts_with("run.h5.partial")) continue;
      std::filesystem::copy_file(entry.path(), to / entry.path().filename(),
                                 std::filesystem::copy_options::overwrite_existing);
    }
  };
  copy_all(folder / "", kept);
  const std::uintmax_t bits = 8 * std::filesystem::file_size(beside(what));
  std::mt19937_64 random(7);
  Ends ends;
  for (int place = 0; place < places; ++place) {
    copy_all(kept, folder / "");
    flip_bit(beside(what), random() % bits);
    try {
      const auto file = TrajectoryFile::open_partial(s, small_provenance(), path);
      go_on(*file, s);
      CHECK(first_difference(whole, path) == "");
      ++ends.equal;
    } catch (const InputError&) {
      ++ends.refused;
    }
  }
  return ends;
}

}  // namespace

TEST_CASE("one flipped bit in a partial file: equal data, or refused") {
  // more by hand; each is a whole run
  const char* const asked = std::getenv("GIGALOAD_FLIPS");
  const int places = asked == nullptr ? 20 : std::atoi(asked);
  for (const sim::Scenario& s : {small_scenario(), small_ensemble()}) {
    CAPTURE(s.ensemble.samples);
    const TemporaryFolder folder;
    const Ends ends = flip_everywhere(s, folder, "", places);
    MESSAGE(ends.equal << " equal, " << ends.refused << " refused");
    CHECK(ends.equal + ends.refused == places);
  }
}

TEST_CASE("one flipped bit beside a partial file: equal data, or refused") {
  const TemporaryFolder folder, other;
  CHECK(flip_everywhere(small_scenario(), folder, ".sums", 10).refused > 0);
  CHECK(flip_everywhere(small_ensemble(), other, ".state", 10).refused > 0);
}

}  // namespace gigaload::output
