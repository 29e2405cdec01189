#include "output/files/partial_file.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

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

TEST_CASE("what is no plain file is neither followed nor removed") {
  const TemporaryFolder folder;
  const auto path = folder / "run.h5.partial", target = folder / "precious";
  CHECK_FALSE(is_plain_file(path));
  CHECK_NOTHROW(remove_plain_file(path));
  std::ofstream(target) << "kept";
  std::filesystem::create_symlink(target, path);
  CHECK_THROWS_WITH_AS((void)is_plain_file(path), doctest::Contains("no plain file"), InputError);
  CHECK_THROWS_AS(remove_plain_file(path), InputError);
  CHECK(std::filesystem::is_symlink(path));
  std::filesystem::remove(path);
  std::filesystem::create_directory(path);
  CHECK_THROWS_AS(remove_plain_file(path), InputError);
  CHECK(std::filesystem::is_directory(path));
  std::filesystem::remove(path);
  REQUIRE(mkfifo(path.c_str(), 0600) == 0);
  CHECK_THROWS_AS(remove_plain_file(path), InputError);
  CHECK(std::filesystem::is_fifo(path));
}

}  // namespace gigaload::output
