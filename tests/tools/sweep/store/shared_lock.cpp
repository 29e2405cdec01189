#include "tools/sweep/store/shared_lock.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>

#include "grid/core/error.hpp"
#include "output/files/descriptor.hpp"
#include "tests/temporary_folder.hpp"

using namespace gigaload;
using namespace gigaload::tools::sweep;

TEST_CASE("bytes that one worker has locked are refused to another") {
  const tests::TemporaryFolder folder;
  const auto path = folder / "shared";
  const output::Descriptor one(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  const output::Descriptor other(open(path.c_str(), O_RDWR | O_CLOEXEC));
  REQUIRE(one.is_open());
  REQUIRE(other.is_open());
  CHECK(try_lock(one.get(), path, 2, 3));
  CHECK_FALSE(try_lock(other.get(), path, 4, 1));
  CHECK(try_lock(other.get(), path, 5, 1));
}

TEST_CASE("where nothing can be locked the sweep's file is named, and what to do") {
  CHECK_THROWS_WITH_AS((void)try_lock(-1, "runs/manifest.jsonl", 0, 1),
                       doctest::Contains("runs/manifest.jsonl: its file system has no locks"),
                       InputError);
}
