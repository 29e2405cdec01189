// Partial files that a run does not go on from: those of another run, and damaged ones.

#include <doctest/doctest.h>

#include <cmath>

#include "grid/core/error.hpp"
#include "output/result/result_file.hpp"
#include "output/variables/layout.hpp"
#include "output/variables/variables.hpp"
#include "tests/output/small_content.hpp"
#include "tests/output/small_run.hpp"
#include "tests/output/trajectory/refusals.hpp"

namespace gigaload::output {

TEST_CASE("another run's partial file is refused, with the difference") {
  const TemporaryFolder folder;
  const auto s = small_scenario();
  const auto path = folder / "run.h5";
  {
    TrajectoryFile file(s, small_provenance(), path);
    record(file, s, 0, 5);
    file.interrupt();
  }
  const auto before = content(folder / "run.h5.partial");

  auto other = s;
  other.seed = 8;
  CHECK(contains(open_message(other, small_provenance(), path),
                 "run.h5.partial is of another run: the seed: 7 in the file, 8 now"));
  other = s;
  other.text = "[run]\nname = \"other\"\nseed = 7\n";
  CHECK(contains(open_message(other, small_provenance(), path),
                 "the scenario's text differs in line 2: \"name = \"small\"\" in the file, "
                 "\"name = \"other\"\" now"));
  other = s;
  other.end += 24;
  CHECK(contains(open_message(other, small_provenance(), path),
                 "the end differs in line 1: \"2026-02-09T05:00:00Z\" in the file, "
                 "\"2026-02-10T05:00:00Z\" now"));
  auto provenance = small_provenance();
  provenance.program_version = "0.2.0";
  CHECK(contains(open_message(s, provenance, path), "the program's version differs"));
  provenance = small_provenance();
  provenance.data_hashes[0].second = "11ee";
  CHECK(contains(open_message(s, provenance, path),
                 "the data files differs in line 1: \"fleet.csv 00ff\" in the file, "
                 "\"fleet.csv 11ee\" now"));
  CHECK(content(folder / "run.h5.partial") == before);
}

TEST_CASE("damaged partial files are refused, with what to do") {
  const TemporaryFolder folder;
  const auto s = small_scenario();
  const auto path = folder / "run.h5", partial = folder / "run.h5.partial";
  const auto refusal = [&] { return open_message(s, small_provenance(), path); };
  const std::string advice = "Give --restart to throw it away and start anew.";

  write_text(partial, "");
  CHECK(contains(refusal(), advice));
  std::string noise(100'000, '\0');
  for (std::size_t i = 0; i < noise.size(); ++i) noise[i] = static_cast<char>(i * i * 31 >> 3);
  write_text(partial, noise);
  CHECK(contains(refusal(), advice));

  std::filesystem::remove(partial);
  {
    TrajectoryFile file(s, small_provenance(), path);
    record(file, s, 0, 9);
    file.interrupt();
  }
  const auto size = std::filesystem::file_size(partial);
  for (const double share : {0.9, 0.5, 0.1, 0.001}) {
    std::filesystem::resize_file(partial, static_cast<std::uintmax_t>(share * double(size)));
    CHECK(contains(refusal(), "run.h5.partial cannot be gone on from: "));
    CHECK(contains(refusal(), advice));
  }
}

TEST_CASE("a block whose times were cut off by a kill does not count") {
  const TemporaryFolder folder;
  auto s = small_scenario();
  s.begin = grid::to_hour({2026, 1, 1});  // weeks and blocks begin together
  s.end = s.begin + 1973;
  const auto path = folder / "run.h5", partial = folder / "run.h5.partial";
  write_whole(s, folder / "whole.h5");
  for (const std::size_t blocks : {2U, 1U}) {
    CAPTURE(blocks);
    {
      TrajectoryFile file(s, small_provenance(), path);
      record(file, s, 0, 4 * blocks);
      file.interrupt();
    }
    {
      const File file = open_file(partial, Access::write);
      const Dataset time(H5Dopen2(file.get(), "time", H5P_DEFAULT), "H5Dopen");
      REQUIRE(shape_of(time)[0] == blocks * kBlockHours);
      const std::vector<double> nothing(kBlockHours, std::nan(""));
      write_rows(time, (blocks - 1) * kBlockHours, kBlockHours, nothing.data());
    }
    CHECK(ResultFile(partial).hours() == (blocks - 1) * kBlockHours);
    CHECK(ResultFile(partial).exchange_times().size() == 4 * (blocks - 1));
    auto file = TrajectoryFile::open_partial(s, small_provenance(), path);
    CHECK(file->resume_point().exchange == 4 * (blocks - 1));
    go_on(*file, s);
    CHECK(first_difference(folder / "whole.h5", path) == "");
  }
}

TEST_CASE("a partial file whose times are not the run's is damaged") {
  const TemporaryFolder folder;
  const auto s = small_scenario();
  const auto path = folder / "run.h5";
  {
    TrajectoryFile file(s, small_provenance(), path);
    record(file, s, 0, 9);
    file.interrupt();
  }
  {
    const File file = open_file(folder / "run.h5.partial", Access::write);
    const Dataset time(H5Dopen2(file.get(), "time", H5P_DEFAULT), "H5Dopen");
    const double wrong = 0.0;
    write_rows(time, shape_of(time)[0] - 1, 1, &wrong);
  }
  CHECK(contains(open_message(s, small_provenance(), path), "its last hour is damaged"));
}

}  // namespace gigaload::output
