#include "output/trajectory/block_sums.hpp"

#include <doctest/doctest.h>

#include "output/hdf5/hdf5_handle.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

namespace {

constexpr std::uint64_t kRun = 42;

void write_three(const std::filesystem::path& partial) {
  BlockSums sums(partial, kRun, 0);
  for (const std::uint64_t n : {1U, 2U, 3U})
    sums.append({.exchanges = n, .years = 0, .checksum = 7 * n});
}

std::string refusal(const std::filesystem::path& partial, std::uint64_t run = kRun) {
  return message_of<Hdf5Error>([&] { (void)read_sums(partial, run); });
}

}  // namespace

TEST_CASE("checksums come back by block, as far as they are kept") {
  const TemporaryFolder folder;
  const auto partial = folder / "run.h5.partial";
  write_three(partial);
  auto sums = read_sums(partial, kRun);
  REQUIRE(sums.size() == 3);
  CHECK(sums[2].exchanges == 3);
  CHECK(sums[2].checksum == 21);
  {
    BlockSums(partial, kRun, 1).append({.exchanges = 9, .years = 1, .checksum = 5});
  }
  sums = read_sums(partial, kRun);
  REQUIRE(sums.size() == 2);
  CHECK(sums[0].exchanges == 1);
  CHECK(sums[1].exchanges == 9);
  CHECK(sums[1].years == 1);
}

TEST_CASE("a cut end is no damage, a flipped bit is, anywhere") {
  const TemporaryFolder folder;
  const auto partial = folder / "run.h5.partial", path = sums_path(partial);
  write_three(partial);
  const auto size = std::filesystem::file_size(path);
  for (std::uintmax_t at = 0; at < size; ++at) {
    CAPTURE(at);
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    const auto flip = [&] {
      file.seekg(static_cast<std::streamoff>(at));
      const int byte = file.get();
      file.seekp(static_cast<std::streamoff>(at));
      file.put(static_cast<char>(byte ^ 0x10)).flush();
    };
    flip();
    CHECK(refusal(partial).find("is damaged") != std::string::npos);
    flip();
  }
  for (const std::uintmax_t cut : {1U, 47U}) {
    std::filesystem::resize_file(path, size - cut);
    CHECK(read_sums(partial, kRun).size() == 2);
  }
}

TEST_CASE("no checksums, or those of another run, are told") {
  const TemporaryFolder folder;
  const auto partial = folder / "run.h5.partial";
  CHECK(refusal(partial).find("are missing") != std::string::npos);
  write_three(partial);
  CHECK(refusal(partial, 43).find("of another run") != std::string::npos);
}

}  // namespace gigaload::output
