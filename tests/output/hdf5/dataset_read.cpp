#include "output/hdf5/dataset_read.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "output/hdf5/netcdf.hpp"
#include "tests/temporary_folder.hpp"

namespace gigaload::output {
namespace {

constexpr hsize_t kCount = 300;

/// Writes `kCount` numbers into their object's header, in a format without checksums.
void write_in_header(const std::filesystem::path& path) {
  const File file(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT), "H5Fcreate");
  const Dataspace space(H5Screate_simple(1, &kCount, nullptr), "H5Screate_simple");
  const PropertyList list(H5Pcreate(H5P_DATASET_CREATE), "H5Pcreate");
  check(H5Pset_layout(list.get(), H5D_COMPACT), "H5Pset_layout");
  const Dataset dataset(H5Dcreate2(file.get(), "load", H5T_NATIVE_DOUBLE, space.get(), H5P_DEFAULT,
                                   list.get(), H5P_DEFAULT),
                        "H5Dcreate");
  const std::vector<double> values(kCount, 2.5);
  check(H5Dwrite(dataset.get(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
        "H5Dwrite");
}

/// Puts another length wherever the file says that of the dataset.
void change_length(const std::filesystem::path& path, std::uint64_t length) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), {});
  const std::uint64_t now = kCount;
  const std::string old(reinterpret_cast<const char*>(&now), sizeof now);
  std::size_t changed = 0;
  for (auto at = bytes.find(old); at != std::string::npos; at = bytes.find(old, at + 1)) {
    std::memcpy(&bytes[at], &length, sizeof length);
    ++changed;
  }
  REQUIRE(changed > 0);
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

std::vector<double> read(const std::filesystem::path& path) {
  const File file = open_file(path, Access::read);
  return read_all(Dataset(H5Dopen2(file.get(), "load", H5P_DEFAULT), "H5Dopen"));
}

}  // namespace

TEST_CASE("dataset read: what is stored in the object's header is read up to its end alone") {
  const tests::TemporaryFolder folder;
  const auto path = folder / "a.h5";
  write_in_header(path);
  CHECK(read(path) == std::vector<double>(kCount, 2.5));
  for (const std::uint64_t length : {kCount + 1, hsize_t{5000}}) {
    CAPTURE(length);
    write_in_header(path);
    change_length(path, length);
    CHECK_THROWS_AS((void)read(path), Hdf5Error);
  }
}

}  // namespace gigaload::output
