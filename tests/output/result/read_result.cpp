#include "output/result/read_result.hpp"

#include <doctest/doctest.h>

#include <csignal>

#include "grid/core/error.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

TEST_CASE("a result is read apart, and what goes wrong is told") {
  const TemporaryFolder folder;
  const auto path = folder / "run.h5";
  write_whole(small_scenario(), path);
  CHECK(read_result(path, [](const ResultFile& file) { return std::to_string(file.hours()); }) ==
        "1973");
  const auto crash = [](const ResultFile&) -> std::string {
    std::raise(SIGSEGV);
    return {};
  };
  CHECK(message_of<InputError>([&] { (void)read_result(path, crash); }).find("damaged") !=
        std::string::npos);
  CHECK(message_of<InputError>([&] { (void)read_result(folder / "none.h5", crash); }) ==
        "cannot read " + (folder / "none.h5").string() + ": there is no such file");
}

TEST_CASE("a run under way is read, and named") {
  const TemporaryFolder folder;
  const auto s = small_scenario();
  const auto path = folder / "run.h5", partial = folder / "run.h5.partial";
  {
    TrajectoryFile file(s, small_provenance(), path);
    record(file, s, 0, 12);
    CHECK(writer_of_result(partial).starts_with("gigaload run (process "));
    CHECK(writer_of_result(path).empty());
    CHECK(read_result(partial, [](const ResultFile& result) {
            return result.is_complete() ? "complete" : "under way";
          }) == "under way");
  }
  CHECK(writer_of_result(partial).empty());
}

}  // namespace gigaload::output
