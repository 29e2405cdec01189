// The promise to a notebook: xarray (h5netcdf and netCDF4) and netCDF4 open every group as it is.

#include <doctest/doctest.h>

#include <cstdlib>

#include "tests/output/small_run.hpp"
#include "tests/places.hpp"

namespace gigaload::output {

namespace {

/// $PYTHON or /usr/bin/python3, when it has what a notebook needs; else nothing.
std::string find_python() {
  const char* named = std::getenv("PYTHON");
  for (const std::string& python : {std::string(named == nullptr ? "" : named),
                                    std::string("/usr/bin/python3"), std::string("python3")}) {
    const std::string test = python + " -c 'import numpy, xarray, h5netcdf, netCDF4' 2>/dev/null";
    if (!python.empty() && std::system(test.c_str()) == 0) return python;
  }
  return {};
}

}  // namespace

TEST_CASE("xarray and netCDF4 open every group with labels, units and decoded times") {
  const std::string python = find_python();
  if (python.empty()) {
    MESSAGE("skipped: no Python with numpy, xarray, h5netcdf and netCDF4 (set PYTHON)");
    return;
  }
  const TemporaryFolder folder;
  auto s = small_scenario();
  write_whole(s, folder / "whole.h5");
  {
    TrajectoryFile file(s, small_provenance(), folder / "part.h5");
    record(file, s, 0, 6);
    file.interrupt();
  }
  write_whole(small_ensemble(), folder / "ensemble.h5");
  s.campuses.clear();
  s.deals.clear();
  s.write_generation = false;
  write_whole(s, folder / "bare.h5");
  const std::string command =
      python + " " + (tests::source_folder() / "tests/output/trajectory/notebook.py").string() +
      " " + (folder / "whole.h5").string() + " " + (folder / "bare.h5").string() + " " +
      (folder / "part.h5.partial").string() + " " + (folder / "ensemble.h5").string();
  CHECK(std::system(command.c_str()) == 0);
}

}  // namespace gigaload::output
