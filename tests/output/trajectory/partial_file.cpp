#include "output/trajectory/partial_file.hpp"

#include <doctest/doctest.h>

#include "grid/core/error.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

TEST_CASE("published: the new content under the final name, nothing under the other") {
  const TemporaryFolder folder;
  const auto path = folder / "run.h5";
  CHECK(partial_path(path) == folder / "run.h5.partial");
  std::ofstream(path) << "old";
  std::ofstream(partial_path(path)) << "new";
  publish(partial_path(path), path);
  std::string text;
  std::ifstream(path) >> text;
  CHECK(text == "new");
  CHECK_FALSE(std::filesystem::exists(partial_path(path)));
}

TEST_CASE("what cannot be published is told and kept") {
  const TemporaryFolder folder;
  const auto path = folder / "run.h5";
  CHECK(message_of<InputError>([&] {
          publish(partial_path(path), path);
        }).find("run.h5.partial: No such file") != std::string::npos);
  std::ofstream(partial_path(path)) << "new";
  std::filesystem::create_directories(folder / "run.h5" / "full");
  const std::string told = message_of<InputError>([&] { publish(partial_path(path), path); });
  CHECK(told.find("the whole result is in " + partial_path(path).string()) != std::string::npos);
  CHECK(std::filesystem::exists(partial_path(path)));
}

TEST_CASE("asking for room leaves a file as it was") {
  const TemporaryFolder folder;
  const auto path = folder / "file";
  std::ofstream(path) << "content";
  require_room(path, 1'000'000);
  CHECK(std::filesystem::file_size(path) == 7);
  CHECK(message_of<InputError>([&] {
          require_room(path, std::size_t{1} << 62U);
        }).find("cannot write " + path.string() + ": ") == 0);
  CHECK(std::filesystem::file_size(path) == 7);
}

}  // namespace gigaload::output
