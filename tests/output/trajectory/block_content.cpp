#include "output/trajectory/block_content.hpp"

#include <doctest/doctest.h>

#include "grid/core/error.hpp"
#include "output/trajectory/block_sums.hpp"
#include "output/trajectory/provenance.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

TEST_CASE("a block's content has the checksum noted for it, here and in a copy") {
  const TemporaryFolder folder;
  const auto s = small_ensemble();
  const auto partial = folder / "run.h5.partial";
  {
    TrajectoryFile file(s, small_provenance(), folder / "run.h5");
    record(file, s, 0, 9);
    file.interrupt();
  }
  const auto sums = read_sums(partial, run_key(s, small_provenance()));
  REQUIRE(sums.size() >= 2);
  const Layout layout = open_layout(partial, s, Access::read);
  const Layout other = create_layout(folder / "copy.h5", s);
  BlockSum before;
  for (std::size_t b = 0; b < sums.size(); ++b) {
    const BlockRows rows{.hours = {b * kBlockHours, (b + 1) * kBlockHours},
                         .exchanges = {before.exchanges, sums[b].exchanges},
                         .years = {before.years, sums[b].years}};
    CHECK(checksum_of(layout, rows) == sums[b].checksum);
    copy(layout, other, rows);
    CHECK(checksum_of(other, rows) == sums[b].checksum);
    CHECK(checksum_of(other, {.hours = rows.hours, .exchanges = {0, 0}, .years = {0, 0}}) !=
          sums[b].checksum);
    before = sums[b];
  }
  CHECK_THROWS_AS((void)checksum_of(layout, {.hours = {0, 0}, .exchanges = {0, 9999}, .years = {}}),
                  Hdf5Error);
}

}  // namespace gigaload::output
