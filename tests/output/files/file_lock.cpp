#include "output/files/file_lock.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include "tests/temporary_folder.hpp"

using namespace gigaload::output;

TEST_CASE("a lock to the end of a file is seen by others, and not its holder's own") {
  const gigaload::tests::TemporaryFolder folder;
  const auto path = folder / "locked";
  const int holder = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  REQUIRE(holder >= 0);
  const int other = open(path.c_str(), O_RDWR | O_CLOEXEC);
  REQUIRE(other >= 0);
  CHECK(locked_by_others(other, 0, 1).count == 0);
  REQUIRE(lock_bytes(holder, 0, 0) == Lock::taken);
  CHECK(locked_by_others(other, 0, 1).count > 0);
  CHECK(locked_by_others(other, 1000, 1).count > 0);
  CHECK(locked_by_others(holder, 0, 1).count == 0);
  CHECK(lock_bytes(other, 5, 1) == Lock::held_by_others);
  unlock(holder, 0, 0);
  CHECK(lock_bytes(other, 5, 1) == Lock::taken);
  CHECK(locked_by_others(holder, 0, 100).first == 5);
  CHECK(lock_bytes(-1, 0, 1) == Lock::impossible);
  close(other);
  close(holder);
}
