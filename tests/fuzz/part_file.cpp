#include "tools/sweep/store/part_file.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>
#include <string>
#include <vector>

#include "output/trajectory/checksum.hpp"
#include "tests/fuzz/input_file.hpp"
#include "tests/fuzz/targets.hpp"

namespace gigaload::fuzz {
namespace {

using namespace tools::sweep;

using Head = std::array<std::uint64_t, 8>;
constexpr std::size_t kDigest = 64;
enum Word : std::size_t { note_bytes = 4, values = 5, checksum = 6, checksum_of_head = 7 };

std::span<const std::byte> bytes_of(std::string_view text) {
  return std::as_bytes(std::span(text));
}

/// Makes the checksums of the records those of what they hold.
std::string mended(std::string_view records, bool contents) {
  std::string text(records);
  Head head;
  for (std::size_t at = 0; at + sizeof head <= text.size();) {
    std::memcpy(head.data(), &text[at], sizeof head);
    const std::size_t begin = at + sizeof head, left = text.size() - begin;
    const bool fits = head[note_bytes] <= left && head[values] <= left / sizeof(double) &&
                      head[note_bytes] + head[values] * sizeof(double) <= left;
    const std::size_t size = fits ? head[note_bytes] + head[values] * sizeof(double) : 0;
    if (contents && fits) {
      head[checksum] = output::checksum(bytes_of(std::string_view(text).substr(begin, size)));
    }
    head[checksum_of_head] = output::checksum(std::as_bytes(std::span(head).first(7)));
    std::memcpy(&text[at], head.data(), sizeof head);
    if (!fits) break;
    at = begin + size;
  }
  return text;
}

/// Returns how many whole records there are.
std::size_t read_records(const std::filesystem::path& path, const std::string& digest) {
  PartReader reader(path, digest);
  std::vector<RecordPlace> places;
  reader.scan([&places](const RecordPlace& place) { places.push_back(place); });
  for (const RecordPlace& place : places) {
    expect(reader.at(place.begin).head.member == place.head.member, "a record is found again");
    (void)reader.note(place);
  }
  (void)reader.damage();
  for (const RecordPlace& place : places) (void)reader.values(place);
  reader.check_end();
  return places.size();
}

}  // namespace

/// The first byte says which checksums are mended: 1 those of the heads, 2 those of contents too.
void read_part_file(std::string_view input) {
  static const InputFile file("part-0000.gls");
  static const std::string digest(kDigest, 'a');
  const unsigned choice = take_byte(input) % 4;
  const std::string records = choice == 0 ? std::string(input) : mended(input, choice > 1);
  file.write(choice == 3 ? std::string(input)
                         : "gigaload sweep part 2\n" + digest + "\n" + records);
  const std::size_t before = read_records(file.path(), digest);
  const PartWriter writer(file.folder(), digest);
  expect(writer.path() == file.path() && read_records(file.path(), digest) == before,
         "who goes on with a file keeps its records");
}

}  // namespace gigaload::fuzz
