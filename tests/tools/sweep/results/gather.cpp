#include "tools/sweep/results/gather.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include "grid/core/error.hpp"
#include "output/hdf5/attribute_read.hpp"
#include "output/hdf5/netcdf.hpp"
#include "tests/tools/sweep_case.hpp"
#include "tools/sweep/results/gather_file.hpp"

using namespace gigaload;
using namespace gigaload::tools::sweep;

TEST_CASE("a whole gathered file that cannot have its name is kept where the message says it is") {
  const SweepFolder folder;
  const Manifest manifest(folder.expanded(3));
  const auto path = folder.path() / "all.h5";
  // somebody makes a folder of that name meanwhile
  const auto in_the_way = [&](std::size_t, std::size_t) {
    std::filesystem::create_directories(path / "full");
  };
  CHECK_THROWS_WITH_AS((void)gather(manifest, path, in_the_way),
                       doctest::Contains("the whole result is in"), InputError);
  const auto partial = folder.path() / "all.h5.partial";
  REQUIRE(std::filesystem::exists(partial));
  std::filesystem::remove_all(path);
  std::filesystem::rename(partial, path);
  CHECK(std::filesystem::file_size(path) > 1000);
}

TEST_CASE("what there is of a file that could not be gathered goes again") {
  const SweepFolder folder;
  const Manifest manifest(folder.expanded(3));
  const auto path = folder.path() / "all.h5";
  const auto failing = [](std::size_t, std::size_t) { throw InputError("no more"); };
  CHECK_THROWS_WITH_AS((void)gather(manifest, path, failing), "no more", InputError);
  CHECK_FALSE(std::filesystem::exists(path));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "all.h5.partial"));
}

TEST_CASE("a gathered file tells the form that readers may expect") {
  const SweepFolder folder;
  const Manifest manifest(folder.expanded(3));
  const auto path = folder.path() / "all.h5";
  (void)gather(manifest, path);
  const output::File file = output::open_file(path, output::Access::read);
  CHECK(output::get_text(file.get(), "schema") == kGatheredSchema);
  CHECK(output::get_text(file.get(), "schema_version") == kGatheredSchemaVersion);
}
