#include "tools/sweep/store/part_file.hpp"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "grid/core/error.hpp"
#include "tests/temporary_folder.hpp"

using namespace gigaload;
using namespace gigaload::tools::sweep;

namespace {

namespace fs = std::filesystem;

const std::string kDigest(64, 'a');

struct Folder {
  tests::TemporaryFolder temporary;
  const fs::path& path = temporary.path();
};

std::vector<RecordPlace> records(PartReader& reader) {
  std::vector<RecordPlace> found;
  reader.scan([&found](const RecordPlace& place) { found.push_back(place); });
  return found;
}

void append(PartWriter& writer, std::uint64_t member, const std::vector<double>& values) {
  Note note;
  note.reason = member == 7 ? "no\nluck" : "";
  note.seconds = 0.25;
  writer.append({.member = member, .key = member + 100}, note, values);
}

}  // namespace

TEST_CASE("what is appended is read back") {
  const Folder folder;
  PartWriter writer(folder.path, kDigest);
  append(writer, 3, {1.0, 2.5});
  PartReader reader(writer.path(), kDigest);
  CHECK(records(reader).size() == 1);
  append(writer, 7, {});
  const auto later = records(reader);
  REQUIRE(later.size() == 1);
  CHECK(later[0].head.member == 7);
  CHECK(later[0].head.key == 107);
  CHECK(reader.note(later[0]).reason == "no\nluck");
  CHECK(reader.note(later[0]).seconds == 0.25);
  PartReader fresh(writer.path(), kDigest);
  const auto all = records(fresh);
  REQUIRE(all.size() == 2);
  CHECK(fresh.values(all[0]) == std::vector<double>{1.0, 2.5});
  CHECK(fresh.values(fresh.at(all[1].begin)).empty());
}

TEST_CASE("two writers never have one file, and a dead one's is taken over") {
  const Folder folder;
  {
    PartWriter first(folder.path, kDigest), second(folder.path, kDigest);
    CHECK(first.path() != second.path());
    append(first, 1, {1.0});
    append(second, 2, {2.0});
  }
  PartWriter third(folder.path, kDigest);
  CHECK(third.path() == part_paths(folder.path).front());
  append(third, 3, {3.0});
  CHECK(part_paths(folder.path).size() == 2);
  PartReader reader(third.path(), kDigest);
  CHECK(records(reader).size() == 2);
}

TEST_CASE("however a file is cut off, the whole records before are kept") {
  const Folder folder;
  fs::path path;
  std::uint64_t after_first = 0;
  {
    PartWriter writer(folder.path, kDigest);
    path = writer.path();
    append(writer, 1, {1.0, 2.0, 3.0});
    after_first = fs::file_size(path);
    append(writer, 2, {4.0});
  }
  for (std::uint64_t size = fs::file_size(path) - 1; size > after_first; --size) {
    fs::resize_file(path, size);
    PartReader reader(path, kDigest);
    CHECK(records(reader).size() == 1);
    CHECK(reader.end() == after_first);
  }
  for (std::uint64_t size = after_first - 1; size > 0; size -= std::min<std::uint64_t>(size, 7)) {
    fs::resize_file(path, size);
    PartWriter writer(folder.path, kDigest);
    PartReader reader(path, kDigest);
    CHECK(records(reader).empty());
  }
  PartWriter writer(folder.path, kDigest);
  append(writer, 5, {5.0});
  PartReader reader(path, kDigest);
  CHECK(records(reader).size() == 1);
}

TEST_CASE("files of others and damaged values are refused") {
  const Folder folder;
  fs::path path;
  {
    PartWriter writer(folder.path, kDigest);
    path = writer.path();
    append(writer, 1, {1.0});
  }
  CHECK_THROWS_AS(PartReader(path, std::string(64, 'b')), InputError);
  {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(-1, std::ios::end);
    file.put('\x11');
  }
  PartReader reader(path, kDigest);
  const auto all = records(reader);
  REQUIRE(all.size() == 1);
  CHECK_THROWS_AS((void)reader.values(all[0]), InputError);
  CHECK_THROWS_AS((void)reader.note(all[0]), InputError);
  std::ofstream(folder.path / "part-0001.gls") << "something else";
  CHECK_THROWS_AS(PartReader(folder.path / "part-0001.gls", kDigest), InputError);
}

TEST_CASE("results of an older version are told from damaged ones") {
  const Folder folder;
  const fs::path path = folder.path / "part-0000.gls";
  std::ofstream(path) << "gigaload sweep part 1\n" << kDigest << "\n";
  try {
    const PartReader reader(path, kDigest);
    FAIL("no exception");
  } catch (const InputError& error) {
    CHECK(std::string(error.what()).find("older gigaload") != std::string::npos);
  }
}

namespace {

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_bytes(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

/// Says why nobody may append to the folder's file; empty if somebody may.
std::string refusal(const Folder& folder) {
  try {
    const PartWriter writer(folder.path, kDigest);
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("a flipped bit is refused and nothing is cut off, whichever it is") {
  const Folder folder;
  fs::path path;
  std::uint64_t last = 0;
  {
    PartWriter writer(folder.path, kDigest);
    path = writer.path();
    append(writer, 1, {1.0, 2.0});
    append(writer, 2, {3.0});
    last = fs::file_size(path);
    append(writer, 3, {4.0});
  }
  const std::string good = bytes_of(path);
  for (std::size_t bit = 0; bit < 8 * good.size(); bit += 3) {
    CAPTURE(bit);
    std::string flipped = good;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    write_bytes(path, flipped);
    CHECK_FALSE(refusal(folder).empty());
    CHECK(bytes_of(path) == flipped);
  }
  // the beginning of a record is what a killed process leaves, zeros what a file system may
  for (std::size_t size = last + 1; size < good.size(); ++size) {
    write_bytes(path, good.substr(0, size));
    CHECK(refusal(folder).empty());
    CHECK(fs::file_size(path) == last);
  }
  write_bytes(path, good.substr(0, last) + std::string(1000, '\0'));
  CHECK(refusal(folder).empty());
  CHECK(fs::file_size(path) == last);
}

TEST_CASE("readers tell damage from a record on its way") {
  const Folder folder;
  fs::path path;
  {
    PartWriter writer(folder.path, kDigest);
    path = writer.path();
    append(writer, 1, {1.0});
    {
      std::ofstream(path, std::ios::app | std::ios::binary) << std::string(100, 'x');
    }
    PartReader reader(path, kDigest);
    CHECK(records(reader).size() == 1);
    CHECK_NOTHROW(reader.check_end());  // the writer is at work
  }
  PartReader reader(path, kDigest);
  CHECK(records(reader).size() == 1);
  CHECK_THROWS_WITH_AS(reader.check_end(), doctest::Contains("is damaged"), InputError);
}

TEST_CASE("a note that is too long is shortened, and what it is about is kept") {
  const Folder folder;
  PartWriter writer(folder.path, kDigest);
  Note note;
  note.exit_code = 3;
  note.seconds = 0.5;
  for (const std::string& letter : {std::string("x"), std::string("\x01"), std::string("\u00e4")}) {
    note.reason = "no step: ";
    while (note.reason.size() < (1U << 21U)) note.reason += letter;
    note.reached = note.reason;
    writer.append({.member = 1, .key = 101, .outcome = Outcome::failed}, note, {});
  }
  PartReader reader(writer.path(), kDigest);
  const auto all = records(reader);
  REQUIRE(all.size() == 3);
  for (const RecordPlace& place : all) {
    const Note read = reader.note(place);
    CHECK(read.exit_code == 3);
    CHECK(read.seconds == 0.5);
    for (const std::string& text : {read.reason, read.reached}) {
      CHECK(text.starts_with("no step: "));
      CHECK(text.ends_with(" ... (shortened)"));
      CHECK(text.find("\ufffd") == std::string::npos);  // cut between characters
    }
  }
}

TEST_CASE("what has the name of results and is no plain file is called that") {
  const Folder folder;
  fs::create_directory(folder.path / "part-0001.gls");
  CHECK_THROWS_WITH_AS(PartReader(folder.path / "part-0001.gls", kDigest),
                       doctest::Contains("no plain file"), InputError);
  CHECK_THROWS_WITH_AS(PartReader(folder.path / "part-0002.gls", kDigest),
                       doctest::Contains("No such file"), InputError);
}

TEST_CASE("a file that takes only the beginning of its head is told with the system's reason") {
  const Folder folder;
  rlimit before{};
  REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
  auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit little{10, before.rlim_max};
  REQUIRE(setrlimit(RLIMIT_FSIZE, &little) == 0);
  const std::string told = refusal(folder);
  REQUIRE(setrlimit(RLIMIT_FSIZE, &before) == 0);
  std::signal(SIGXFSZ, handler);
  CAPTURE(told);
  CHECK(told.find("File too large") != std::string::npos);
  CHECK(refusal(folder).empty());
}
