#include "tools/summary/compared_result.hpp"

#include <doctest/doctest.h>

#include <cstring>

#include "grid/core/error.hpp"
#include "output/result/result_file.hpp"
#include "tests/output/small_run.hpp"

using namespace gigaload;
using namespace gigaload::output;
using namespace gigaload::tools;

namespace {

/// Also of numbers that are none.
bool same_bytes(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() &&
         (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0);
}

}  // namespace

TEST_CASE("what is compared comes out of the process that reads it as it was in the file") {
  const TemporaryFolder folder;
  for (const sim::Scenario& scenario :
       {small_scenario(), small_ensemble(), nested(small_scenario())}) {
    const auto path = folder / (scenario.ensemble.samples > 0            ? "samples.h5"
                                : scenario.grid.regions[0].state.empty() ? "run.h5"
                                                                         : "zones.h5");
    write_whole(scenario, path);
    const ComparedResult here = compared_result(ResultFile(path), path.string());
    const ComparedResult apart = read_compared_result(path);
    CHECK(apart.name == path.string());
    CHECK(apart.complete == here.complete);
    CHECK(apart.begin == here.begin);
    CHECK(apart.hours == here.hours);
    CHECK(apart.regions == here.regions);
    CHECK(apart.areas == here.areas);
    REQUIRE(apart.rows.size() == here.rows.size());
    for (std::size_t r = 0; r < here.rows.size(); ++r) {
      CHECK(apart.rows[r].name == here.rows[r].name);
      CHECK(apart.rows[r].regions == here.rows[r].regions);
    }
    CHECK(apart.years == here.years);
    REQUIRE(apart.quantities.size() == compared_quantities().size());
    for (std::size_t q = 0; q < here.quantities.size(); ++q) {
      REQUIRE(apart.quantities[q].has_value() == here.quantities[q].has_value());
      if (!here.quantities[q]) continue;
      CHECK(apart.quantities[q]->columns == here.quantities[q]->columns);
      CHECK(same_bytes(apart.quantities[q]->values, here.quantities[q]->values));
      CHECK(same_bytes(apart.quantities[q]->errors, here.quantities[q]->errors));
    }
  }
}

TEST_CASE("a result that cannot be read is told by its own name") {
  const TemporaryFolder folder;
  std::ofstream(folder / "text.h5") << "year,energy\n";
  CHECK(message_of<InputError>([&] {
          (void)read_compared_result(folder / "text.h5");
        }).starts_with("cannot read " + (folder / "text.h5").string() + ": it is no HDF5 file"));
}
