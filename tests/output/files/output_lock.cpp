#include "output/files/output_lock.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "grid/core/error.hpp"
#include "output/files/file_lock.hpp"
#include "output/files/partial_file.hpp"
#include "tests/temporary_folder.hpp"

using namespace gigaload;
using namespace gigaload::output;

namespace {

namespace fs = std::filesystem;

fs::path lock_of(const fs::path& path) { return partial_path(path).string() + ".lock"; }

/// Leaves behind what a process killed in the middle of its work leaves.
void die_with_lock(const fs::path& path, const char* command) {
  const pid_t child = fork();
  if (child == 0) {
    auto* const lock = new OutputLock(path, command);
    std::ofstream(partial_path(path)) << lock->left_by() << "unfinished";
    _exit(0);
  }
  waitpid(child, nullptr, 0);
}

}  // namespace

TEST_CASE("one process writes a path, the second is told who does") {
  const tests::TemporaryFolder folder;
  const fs::path path = folder / "out.h5";
  CHECK_FALSE(writer_of(path));
  {
    const OutputLock lock(path, "gigaload run");
    CHECK(lock.left_by().empty());
    const std::string process = std::to_string(getpid());
    CHECK_THROWS_WITH_AS(OutputLock(path, "gigaload adequacy"),
                         doctest::Contains(("gigaload run (process " + process + " on ").c_str()),
                         InputError);
    CHECK(writer_of(path).value().find("gigaload run (process " + process) == 0);
    CHECK_NOTHROW(OutputLock(folder / "other.h5", "gigaload run"));
  }
  CHECK_FALSE(writer_of(path));
  CHECK_FALSE(fs::exists(lock_of(path)));
  CHECK_NOTHROW(OutputLock(path, "gigaload run"));
}

TEST_CASE("whoever has just taken a lock is told by name, not the killed one before it or nobody") {
  const tests::TemporaryFolder folder;
  const fs::path path = folder / "out.h5";
  for (const bool left : {true, false}) {
    if (left) die_with_lock(path, "gigaload export");
    const int file = open(lock_of(path).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    REQUIRE(lock_bytes(file, 0, 0) == Lock::taken);
    std::thread holder([file] {
      std::this_thread::sleep_for(std::chrono::milliseconds(30));
      const std::string text =
          "gigaload lock 1\ngigaload report\n" + std::to_string(getpid()) + "\nhere\n";
      CHECK(ftruncate(file, 0) == 0);
      CHECK(pwrite(file, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size()));
    });
    CHECK_THROWS_WITH_AS(OutputLock(path, "gigaload run"), doctest::Contains("gigaload report"),
                         InputError);
    holder.join();
    close(file);
    fs::remove(lock_of(path));
    fs::remove(partial_path(path));
  }
}

TEST_CASE("a dead process holds nothing, and what it left is known as its own") {
  const tests::TemporaryFolder folder;
  const fs::path path = folder / "out.h5", partial = partial_path(path);
  die_with_lock(path, "gigaload adequacy");
  CHECK_FALSE(writer_of(path));
  {
    const OutputLock lock(path, "gigaload export");
    CHECK(lock.left_by() == "gigaload adequacy");
    CHECK_NOTHROW(make_way(lock, partial));
    CHECK_FALSE(fs::exists(partial));
  }
  die_with_lock(path, kRunCommand);
  const OutputLock lock(path, "gigaload adequacy");
  CHECK_THROWS_WITH_AS(make_way(lock, partial), doctest::Contains("interrupted run"), InputError);
  CHECK(fs::exists(partial));
}

TEST_CASE("a file that nobody of this program left is never removed") {
  const tests::TemporaryFolder folder;
  const fs::path path = folder / "out.h5", partial = partial_path(path);
  std::ofstream(partial) << "somebody's";
  const OutputLock lock(path, "gigaload report");
  CHECK_THROWS_AS(make_way(lock, partial), InputError);
  CHECK(fs::exists(partial));
}

TEST_CASE("what has the lock's name and is no lock is refused and stays") {
  const tests::TemporaryFolder folder;
  const fs::path path = folder / "out.h5", lock = lock_of(path), target = folder / "target";
  const auto take = [&] { const OutputLock taken(path, "gigaload run"); };
  std::ofstream(lock) << "my notes";
  CHECK_THROWS_WITH_AS(take(), doctest::Contains("is no lock"), InputError);
  CHECK(fs::file_size(lock) == 8);
  fs::remove(lock);
  fs::create_symlink(target, lock);
  CHECK_THROWS_WITH_AS(take(), doctest::Contains("no plain file"), InputError);
  CHECK_FALSE(fs::exists(target));
  fs::remove(lock);
  REQUIRE(mkfifo(lock.c_str(), 0600) == 0);
  CHECK_THROWS_WITH_AS(take(), doctest::Contains("no plain file"), InputError);
  fs::remove(lock);
  fs::create_directory(lock);
  CHECK_THROWS_WITH_AS(take(), doctest::Contains("no plain file"), InputError);
  CHECK_FALSE(writer_of(path));
  CHECK(fs::is_directory(lock));
}

TEST_CASE("of many that take and give back without end one at a time has it") {
  const tests::TemporaryFolder folder;
  const fs::path path = folder / "out.h5", alone = folder / "alone";
  std::vector<pid_t> children;
  for (int c = 0; c < 4; ++c) {
    children.push_back(fork());
    if (children.back() != 0) continue;
    int held = 0;
    for (int attempt = 0; attempt < 3000; ++attempt) {
      try {
        const OutputLock lock(path, "gigaload run");
        const int file = open(alone.c_str(), O_CREAT | O_EXCL | O_WRONLY, 0600);
        if (file < 0) _exit(1);
        close(file);
        if (unlink(alone.c_str()) != 0) _exit(2);
        ++held;
      } catch (const InputError&) {
      }
    }
    _exit(held > 0 ? 0 : 3);
  }
  for (const pid_t child : children) {
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(status == 0);
  }
}
