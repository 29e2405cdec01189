#include "tools/tables/table_blocks.hpp"

#include <doctest/doctest.h>

#include "tests/output/small_run.hpp"

namespace gigaload::tools {

using output::ResultFile;
using output::RowForm;

TEST_CASE("the blocks of a table are the table, and its rows are counted") {
  const output::TemporaryFolder folder;
  output::write_whole(output::small_scenario(), folder / "run.h5");
  const ResultFile file(folder / "run.h5");
  REQUIRE(file.hours() > 2 * 672);  // three blocks
  const output::TableRows rows(file, output::find_table(file, "hours"));
  for (const RowForm form : {RowForm::csv, RowForm::json}) {
    std::string text;
    int blocks = 0;
    const std::size_t counted =
        for_each_block({folder / "run.h5", "hours", {}}, form, [&](std::string_view block) {
          text += block;
          ++blocks;
        });
    CHECK(counted == rows.rows());
    CHECK(blocks == 3);
    CHECK(text == output::rows_text(rows, form, 0, rows.slabs(), rows.slabs()));
  }
}

TEST_CASE("a table for a person has units, and is not endless") {
  const output::TemporaryFolder folder;
  auto s = output::small_scenario();
  output::write_whole(s, folder / "run.h5");
  const std::string text = table_text({folder / "run.h5", "years", {.year = 2026, .region = "MD"}});
  CHECK(text.find("energy MW h") != std::string::npos);
  CHECK(std::count(text.begin(), text.end(), '\n') == 2);
  s.end = grid::to_hour({2027, 3, 1});
  output::write_whole(s, folder / "long.h5");
  const std::string refused =
      output::message_of<InputError>([&] { (void)table_text({folder / "long.h5", "hours", {}}); });
  CHECK(refused.find("hours has 22,") != std::string::npos);
}

}  // namespace gigaload::tools
