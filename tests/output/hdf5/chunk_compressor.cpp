#include "output/hdf5/chunk_compressor.hpp"

#include <doctest/doctest.h>
#include <libdeflate.h>

#include <cstring>
#include <future>

#include "grid/core/error.hpp"
#include "output/hdf5/netcdf.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

namespace {

Bytes bytes_of(const std::vector<float>& values) {
  Bytes bytes(values.size() * sizeof(float));
  std::memcpy(bytes.data(), values.data(), bytes.size());
  return bytes;
}

std::vector<float> wave(std::size_t count, float phase) {
  std::vector<float> values(count);
  for (std::size_t i = 0; i < count; ++i) {
    values[i] = phase + 100.0F * static_cast<float>(i % 24) + static_cast<float>(i % 7);
  }
  return values;
}

}  // namespace

TEST_CASE("shuffled: all first bytes, then all second ones") {
  const Bytes raw = {std::byte{1}, std::byte{2}, std::byte{3},
                     std::byte{4}, std::byte{5}, std::byte{6}};
  CHECK(shuffle(raw, 2) ==
        Bytes{std::byte{1}, std::byte{3}, std::byte{5}, std::byte{2}, std::byte{4}, std::byte{6}});
  CHECK(shuffle(raw, 1) == raw);
  CHECK_THROWS_AS(shuffle(raw, 4), InternalError);
  CHECK_THROWS_AS(shuffle(raw, 0), InternalError);
}

TEST_CASE("HDF5's own filters read back what the compressor made") {
  const TemporaryFolder folder;
  constexpr std::size_t rows = 48, columns = 5, chunks = 30;
  ChunkCompressor compressor(4);  // fewer than are sent
  std::vector<std::future<Bytes>> packed;
  for (std::size_t c = 0; c < chunks; ++c) {
    packed.push_back(compressor.submit(bytes_of(wave(rows * columns, float(c))), sizeof(float)));
  }
  {
    const File file = create_file(folder / "chunks.h5", chunks);
    const Dataset dataset = create_numbers(file.get(), "x", H5T_IEEE_F32LE,
                                           {{rows * chunks, columns}, {rows, columns}, true});
    for (std::size_t c = 0; c < chunks; ++c) {
      const Bytes bytes = packed[c].get();
      CHECK(bytes.size() < rows * columns * sizeof(float));
      const hsize_t offset[2] = {c * rows, 0};
      check(H5Dwrite_chunk(dataset.get(), H5P_DEFAULT, 0, offset, bytes.size(), bytes.data()),
            "H5Dwrite_chunk");
    }
  }
  const File file = open_file(folder / "chunks.h5", Access::read);
  const Dataset dataset(H5Dopen2(file.get(), "x", H5P_DEFAULT), "H5Dopen");
  for (std::size_t c = 0; c < chunks; ++c) {
    const auto values = read_rows(dataset, c * rows, rows);
    const auto expected = wave(rows * columns, static_cast<float>(c));
    CHECK(std::equal(values.begin(), values.end(), expected.begin(), expected.end()));
  }
}

TEST_CASE("noise that cannot be compressed comes through") {
  std::vector<float> noise(10'000);
  std::uint32_t state = 1;
  for (float& x : noise) {
    state = state * 1664525U + 1013904223U;
    std::memcpy(&x, &state, sizeof x);
  }
  const Bytes raw = bytes_of(noise);
  ChunkCompressor compressor(1);
  const Bytes packed = compressor.submit(raw, 4).get();
  Bytes unpacked(raw.size());
  auto* decompressor = libdeflate_alloc_decompressor();
  CHECK(libdeflate_zlib_decompress(decompressor, packed.data(), packed.size(), unpacked.data(),
                                   unpacked.size(), nullptr) == LIBDEFLATE_SUCCESS);
  libdeflate_free_decompressor(decompressor);
  CHECK(unpacked == shuffle(raw, 4));
}

TEST_CASE("what goes wrong on the thread is thrown where the chunk is asked for") {
  ChunkCompressor compressor(2);
  auto bad = compressor.submit(Bytes(7), 4);
  auto good = compressor.submit(Bytes(8), 4);
  CHECK_THROWS_AS(bad.get(), InternalError);
  CHECK_FALSE(good.get().empty());
}

TEST_CASE("chunks that nobody waits for are abandoned") {
  std::future<Bytes> last;
  {
    ChunkCompressor compressor(100);
    for (int c = 0; c < 50; ++c) last = compressor.submit(Bytes(400'000), 4);
  }
  CHECK_THROWS_AS(last.get(), std::future_error);
}

}  // namespace gigaload::output
