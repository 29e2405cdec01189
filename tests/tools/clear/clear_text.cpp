#include "tools/clear/clear_text.hpp"

#include <doctest/doctest.h>

#include "tests/tools/clear/small_cleared.hpp"

using namespace gigaload;

TEST_CASE("cleared cases as tables") {
  tools::ClearedCase paid = tests::small_cleared();
  paid.of.name = "paid";
  paid.of.claims.assets_busd = {0, 0, 4};
  paid.clearing = sim::clear(paid.of.claims);
  CHECK(tools::clear_text({tests::small_cleared(), paid}) ==
        "site: 2 of 3 parties fail, in 2 rounds; of 8 owed 6 is paid\n"
        "         owed  paid  its creditors lose  it loses  equity  failed in round\n"
        "lender      0     0                   0         1       3                -\n"
        "builder     4     3                   1         1       0                2\n"
        "tenant      4     3                   1         0       0                1\n"
        "\n"
        "paid: all pay 8 in full\n"
        "         owed  paid  its creditors lose  it loses  equity  failed in round\n"
        "lender      0     0                   0         0       4                -\n"
        "builder     4     4                   0         0       0                -\n"
        "tenant      4     4                   0         0       0                -\n");
  tools::ClearedCase lines = tests::small_cleared();  // names are of one line
  lines.of.name = "a\nb";
  CHECK(tools::clear_text({lines}).starts_with("a?b: "));
  tools::ClearedCase costly = tests::small_cleared();
  costly.of.claims.outside_busd = {0, 0, 4};
  costly.of.claims.assets_recovery = 0.5;
  costly.clearing = sim::clear(costly.of.claims);
  CHECK(tools::clear_text({costly}).starts_with(
      "site: 2 of 3 parties fail, in 2 rounds; of 12 owed 2.25 is paid, "
      "outside 3.25 is lost, defaults cost 1.5\n"));
}
