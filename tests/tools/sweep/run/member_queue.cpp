#include "tools/sweep/run/member_queue.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <numeric>
#include <optional>

#include "grid/core/error.hpp"
#include "tests/tools/sweep_case.hpp"

using namespace gigaload;
using namespace gigaload::tools::sweep;

namespace {

using Members = std::vector<std::size_t>;

void record(PartWriter& part, const Manifest& manifest, std::size_t member, Outcome outcome) {
  part.append({.member = member, .key = manifest.key(member), .outcome = outcome}, {}, {});
}

std::ptrdiff_t open_files() {
  return std::distance(std::filesystem::directory_iterator("/proc/self/fd"), {});
}

}  // namespace

TEST_CASE("workers share members, none twice") {
  const SweepFolder folder;
  const Manifest manifest(folder.expanded(10));
  MemberQueue one(manifest, 0, 10, false), other(manifest, 0, 10, false);
  CHECK(one.next(3)->members == Members{0, 1, 2});
  CHECK(other.next(2)->members == Members{3, 4});
  CHECK(one.next(1)->members == Members{5});
  CHECK(other.next(10)->members == Members{6, 7, 8, 9});
  CHECK_FALSE(one.next(5));
  CHECK_FALSE(other.next(5));
}

TEST_CASE("a worker knows whether others hold members of its range") {
  const SweepFolder folder;
  const Manifest manifest(folder.expanded(6));
  MemberQueue one(manifest, 0, 6, false), other(manifest, 0, 6, false),
      apart(manifest, 4, 2, false);
  const auto block = one.next(2);
  CHECK_FALSE(one.others_at_work());
  CHECK(other.others_at_work());
  CHECK_FALSE(apart.others_at_work());
  one.release(*block);
  CHECK_FALSE(other.others_at_work());
}

TEST_CASE("a block ends where another worker's begins") {
  const SweepFolder folder;
  const Manifest manifest(folder.expanded(10));
  MemberQueue one(manifest, 4, 2, false), other(manifest, 0, 10, false);
  CHECK(one.next(9)->members == Members{4, 5});
  CHECK(other.next(9)->members == Members{0, 1, 2, 3});
  CHECK(other.next(9)->members == Members{6, 7, 8, 9});
}

TEST_CASE("what a dead worker held is taken by those who still work") {
  const SweepFolder folder;
  const Manifest manifest(folder.expanded(6));
  std::optional<MemberQueue> dying;
  dying.emplace(manifest, 0, 6, false);
  MemberQueue living(manifest, 0, 6, false);
  CHECK(dying->next(3)->members == Members{0, 1, 2});
  CHECK(living.next(6)->members == Members{3, 4, 5});
  {
    PartWriter part(manifest.folder(), manifest.digest());
    record(part, manifest, 0, Outcome::done);
  }
  dying.reset();
  CHECK(living.next(6)->members == Members{1, 2});
  CHECK_FALSE(living.next(6));
}

TEST_CASE("what another worker has finished meanwhile is not done again") {
  const SweepFolder folder;
  const Manifest manifest(folder.expanded(5));
  MemberQueue late(manifest, 0, 5, false);
  PartWriter part(manifest.folder(), manifest.digest());
  {
    MemberQueue early(manifest, 0, 5, false);
    const auto block = early.next(2);
    for (const std::size_t m : block->members) record(part, manifest, m, Outcome::done);
    early.release(*block);
  }
  CHECK(late.next(9)->members == Members{2, 3, 4});
}

TEST_CASE("failed members are settled, unless they are to be tried again") {
  const SweepFolder folder;
  const Manifest manifest(folder.expanded(4));
  {
    PartWriter part(manifest.folder(), manifest.digest());
    record(part, manifest, 1, Outcome::failed);
    record(part, manifest, 2, Outcome::done);
    // results under another hash are another member's
    part.append({.member = 3, .key = manifest.key(3) + 1, .outcome = Outcome::done}, {}, {});
  }
  MemberQueue queue(manifest, 0, 4, false);
  CHECK(queue.settled_at_start() == 2);
  CHECK(queue.failed_at_start() == 1);
  CHECK(queue.next(1)->members == Members{0});
  CHECK(queue.next(9)->members == Members{3});
  MemberQueue again(manifest, 1, 2, true);
  CHECK(again.failed_at_start() == 0);
  CHECK(again.next(9)->members == Members{1});
}

TEST_CASE("a failed member is tried again by one of the workers, not by each") {
  const SweepFolder folder;
  const Manifest manifest(folder.expanded(3));
  PartWriter part(manifest.folder(), manifest.digest());
  record(part, manifest, 0, Outcome::failed);
  record(part, manifest, 1, Outcome::failed);
  MemberQueue one(manifest, 0, 2, true), other(manifest, 0, 2, true);
  const auto block = one.next(1);
  REQUIRE(block->members == Members{0});
  record(part, manifest, 0, Outcome::failed);  // once more
  one.release(*block);
  CHECK(other.next(9)->members == Members{1});
  CHECK_FALSE(other.next(9));
}

TEST_CASE("a queue that cannot be made leaves no file open, and looks at the manifest first") {
  const SweepFolder folder;
  const Manifest manifest(folder.expanded(2));
  std::ofstream(manifest.folder() / "part-0000.gls") << "something else";
  const auto before = open_files();
  CHECK_THROWS_WITH_AS(MemberQueue(manifest, 0, 2, false),
                       doctest::Contains("no results of a sweep"), InputError);
  CHECK(open_files() == before);
  std::filesystem::remove(manifest.path());
  CHECK_THROWS_WITH_AS(MemberQueue(manifest, 0, 2, false),
                       doctest::Contains("No such file or directory; it must be writable"),
                       InputError);
}
