// What reading says and refuses; that what is written is read is tested in pras_file.cpp.
#include <doctest/doctest.h>
#include <hdf5.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "grid/adequacy/sampling/monte_carlo.hpp"
#include "grid/core/error.hpp"
#include "output/hdf5/attribute_write.hpp"
#include "scenarios/pras/pras_file.hpp"
#include "tests/grid/parts.hpp"
#include "tests/temporary_folder.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;
using namespace gigaload::grid::adequacy;

namespace {

/// A file of a unit of 120 MW, 140 MW of load in four hours, and a store of 100 MWh.
struct StoreFile {
  explicit StoreFile(std::optional<double> initial_charge = {}, double energy_mwh = 100.0) {
    SystemModel system = one_region({140, 140, 140, 140});
    system.generators = {generator(0, 120.0, 0.0, 1.0)};
    system.storages = {battery(0, 50.0, energy_mwh)};
    system.storages[0].initial_charge = initial_charge;
    write_pras(system, path);
  }

  /// change(file), an open one.
  template <class Change>
  void edit(const Change& change) const {
    const output::File file(H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT), "H5Fopen");
    change(file.get());
  }
  void set_version(const char* version) const {
    edit([&](hid_t file) {
      H5Adelete(file, "pras_dataversion");
      output::put_fixed_text(file, "pras_dataversion", version);
    });
  }
  [[nodiscard]] double eue() const {
    return assess(read_pras(path), {.samples = 2}).system.eue.value;
  }
  [[nodiscard]] std::vector<std::string> notices() const {
    std::vector<std::string> found;
    (void)read_pras(path, &found);
    return found;
  }
  [[nodiscard]] std::string error() const {
    try {
      (void)read_pras(path);
    } catch (const InputError& error) {
      return error.what();
    }
    return "";
  }

  tests::TemporaryFolder folder;
  std::string path = (folder / "a.pras").string();
};

/// Claims so many numbers, none of which is written.
void claim(hid_t file, const char* name, hsize_t steps, hsize_t entities) {
  H5Ldelete(file, name, H5P_DEFAULT);
  const hsize_t size[2] = {steps, entities}, chunk[2] = {1000, 1};
  const output::Dataspace space(H5Screate_simple(2, size, nullptr), "H5Screate_simple");
  const output::PropertyList how(H5Pcreate(H5P_DATASET_CREATE), "H5Pcreate");
  H5Pset_chunk(how.get(), 2, chunk);
  const output::Dataset set(
      H5Dcreate2(file, name, H5T_STD_I64LE, space.get(), H5P_DEFAULT, how.get(), H5P_DEFAULT),
      "H5Dcreate");
}

bool holds(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("stores of a file of version 0.9 hold at the start what it says, not of older ones") {
  CHECK(StoreFile().eue() == doctest::Approx(80.0));
  const StoreFile half(0.5);
  CHECK(half.eue() == doctest::Approx(30.0));
  CHECK(half.notices().empty());
  half.set_version("v0.8.1");
  CHECK(half.eue() == doctest::Approx(80.0));
  CHECK(half.notices() == std::vector<std::string>{"a.pras: not read: 'storages/initialsoc'"});
  half.set_version("v0.10.0");
  CHECK(holds(half.error(), "v0.5 to v0.9"));
}

TEST_CASE("a charge that is none is refused by name") {
  const StoreFile file(1.0);
  file.edit([](hid_t f) {
    const double share = 1.5;
    const output::Dataset set(H5Dopen2(f, "storages/initialsoc", H5P_DEFAULT), "H5Dopen");
    H5Dwrite(set.get(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, &share);
  });
  CHECK(holds(file.error(), "charge at the start is 1.5"));
}

TEST_CASE("what a file has that is not read is said, in every version that is known") {
  const StoreFile file;
  file.edit([](hid_t f) {
    output::put_integer(f, "n_slices", 2);
    const output::Group fuels(H5Gcreate2(f, "fuels", H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT), "a");
    const output::Group more(
        H5Gcreate2(f, "storages/degradation", H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT), "b");
  });
  for (const char* version : {"v0.5.0", "v0.8.1", "v0.9.0"}) {
    file.set_version(version);
    CHECK(file.notices() ==
          std::vector<std::string>{
              "a.pras: not read: attribute 'n_slices', 'fuels', 'storages/degradation'"});
  }
}

TEST_CASE("an energy of the number that stands for no limit is told") {
  const auto notices = StoreFile({}, kUnlimited).notices();
  REQUIRE(notices.size() == 1);
  CHECK(holds(notices[0], "1 stores or demand responses have an energy of 4294967295"));
}

TEST_CASE("a file that claims far more than it holds is refused, without the memory or the time") {
  const auto start = std::chrono::steady_clock::now();
  const StoreFile many;
  many.edit([](hid_t f) {
    H5Adelete(f, "timestep_count");
    output::put_integer(f, "timestep_count", 50'000'000);
    claim(f, "regions/load", 50'000'000, 1);
  });
  CHECK(holds(many.error(), "'regions'"));
  CHECK(holds(many.error(), "MB are read from a file of"));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
}
