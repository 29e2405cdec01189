#include "tools/program/output_path.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

#include "grid/core/error.hpp"
#include "output/hdf5/attribute_write.hpp"
#include "output/hdf5/cf.hpp"
#include "output/hdf5/netcdf.hpp"
#include "sim/scenario/scenario.hpp"
#include "tests/temporary_folder.hpp"

using namespace gigaload;
using namespace gigaload::tools;

TEST_CASE("what may be replaced") {
  const tests::TemporaryFolder temporary;
  const std::filesystem::path& folder = temporary.path();
  const auto write = [](const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  };
  const auto write_hdf5 = [](const std::filesystem::path& path, const char* name,
                             const char* text) {
    const output::File file = output::create_file(path, 1);
    if (name != nullptr) output::put_text(file.get(), name, text);
    return path;
  };
  CHECK_NOTHROW(check_replaceable(folder / "new.h5"));
  for (const char* schema : {"gigaload-trajectories", "gigaload-adequacy", "gigaload-sweep"}) {
    CHECK_NOTHROW(check_replaceable(write_hdf5(folder / schema, "schema", schema)));
  }
  CHECK_NOTHROW(check_replaceable(write_hdf5(folder / "old.pras", "pras_dataversion", "v0.8.0")));
  const auto others = {write_hdf5(folder / "bare.h5", nullptr, nullptr),
                       write_hdf5(folder / "measured.nc", "Conventions", "CF-1.8"),
                       write_hdf5(folder / "other.h5", "schema", "somebody-else's")};
  for (const auto& other : others) {
    CHECK_THROWS_WITH_AS(check_replaceable(other),
                         doctest::Contains("is no result: choose another -o, or move it away"),
                         InputError);
  }
  {
    const output::File number = output::create_file(folder / "number.h5", 1);
    output::put_integer(number.get(), "schema", 1);
  }
  CHECK_THROWS_WITH_AS(check_replaceable(folder / "number.h5"), doctest::Contains("is no result"),
                       InputError);
  CHECK_THROWS_WITH_AS(check_replaceable(write(folder / "scenario.toml", "[run]")),
                       doctest::Contains("is no result"), InputError);
  CHECK_THROWS_WITH_AS(check_replaceable(write(folder / "empty", "")),
                       doctest::Contains("is no result"), InputError);
  const auto system = write_hdf5(folder / "system.pras", "pras_dataversion", "v0.8.0");
  std::filesystem::create_hard_link(system, folder / "hard.h5");
  std::filesystem::create_symlink(system, folder / "soft.h5");
  CHECK_NOTHROW(check_replaceable(folder / "old.pras", {system}));
  for (const char* name : {"system.pras", "hard.h5", "soft.h5", "../system.pras"}) {
    CAPTURE(name);
    const auto path = name[0] == '.' ? folder / "nowhere" / name : folder / name;
    if (name[0] == '.') std::filesystem::create_directory(folder / "nowhere");
    CHECK_THROWS_WITH_AS(check_replaceable(path, {system}), doctest::Contains("this is the input"),
                         InputError);
  }
  std::filesystem::remove(folder / "nowhere");
  CHECK_THROWS_AS(check_replaceable(folder), InputError);
  CHECK_THROWS_AS(check_replaceable(folder / ""), InputError);
  CHECK_THROWS_WITH_AS(check_replaceable(folder / "nowhere" / "x.h5"),
                       doctest::Contains("is no directory"), InputError);
  CHECK_THROWS_WITH_AS(check_replaceable("/dev/null"), doctest::Contains("no plain file"),
                       InputError);
}

TEST_CASE("what cannot be read to its end is not replaced: whose it is is not known") {
  const tests::TemporaryFolder temporary;
  const std::filesystem::path whole = temporary.path() / "whole.h5", cut = temporary.path() / "cut";
  {
    const output::File file = output::create_file(whole, 1);
    output::put_text(file.get(), "schema", "gigaload-trajectories");
    (void)output::write_numbers(file.get(), "x", H5T_IEEE_F64LE, std::vector<double>(1000, 1.0));
  }
  CHECK_NOTHROW(check_replaceable(whole));
  std::filesystem::copy_file(whole, cut);
  std::filesystem::resize_file(cut, std::filesystem::file_size(whole) / 2);
  const auto is_refused = [&cut] {
    CHECK_THROWS_WITH_AS(check_replaceable(cut),
                         doctest::Contains("choose another -o, or remove it if nobody needs it"),
                         InputError);
  };
  is_refused();
  std::ofstream(cut, std::ios::binary) << "\x89HDF\r\n\x1a\n and more";
  is_refused();
}
