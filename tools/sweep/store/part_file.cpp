#include "tools/sweep/store/part_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>
#include <utility>

#include "grid/core/error.hpp"
#include "output/files/cannot_write.hpp"
#include "output/files/file_lock.hpp"
#include "output/files/partial_file.hpp"
#include "output/trajectory/checksum.hpp"
#include "tools/sweep/store/shared_lock.hpp"

namespace gigaload::tools::sweep {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMagic = 0x0a64726f6365726cULL;            // "lrecord\n"
constexpr std::string_view kOldTitle = "gigaload sweep part 1\n";  // with another checksum
constexpr std::size_t kDigestSize = 64;
constexpr std::string_view kTitle = "gigaload sweep part 2\n";
constexpr std::size_t kFileHead = kTitle.size() + kDigestSize + 1;
constexpr std::uint64_t kMostNote = 1U << 20U, kMostValues = std::uint64_t{1} << 36U;

constexpr const char* kAdvice =
    ". Nothing of it was changed. Put a copy of it back, or move the file away and run the sweep "
    "again: what it held is then done anew";

/// HeadWords stand so on file; the last word is the checksum of those before it.
using HeadWords = std::array<std::uint64_t, 8>;

std::uint64_t checksum_of(const HeadWords& words) {
  return output::checksum(std::as_bytes(std::span(words).first(7)));
}

HeadWords words_of(const RecordHead& head) {
  HeadWords words{
      kMagic,          head.member, head.key,      static_cast<std::uint64_t>(head.outcome),
      head.note_bytes, head.values, head.checksum, 0};
  words[7] = checksum_of(words);
  return words;
}

std::optional<RecordHead> head_of(const HeadWords& words) {
  if (words[0] != kMagic || words[7] != checksum_of(words)) return std::nullopt;
  if (words[4] > kMostNote || words[5] > kMostValues) return std::nullopt;
  return RecordHead{.member = words[1],
                    .key = words[2],
                    .outcome = static_cast<Outcome>(words[3]),
                    .note_bytes = static_cast<std::uint32_t>(words[4]),
                    .values = words[5],
                    .checksum = words[6]};
}

/// Reads bytes and returns how many, fewer at the end of the file. Throws InputError.
std::size_t read_at(int file, const fs::path& path, void* to, std::size_t bytes, std::uint64_t at) {
  std::size_t done = 0;
  while (done < bytes) {
    const auto n =
        pread(file, static_cast<char*>(to) + done, bytes - done, static_cast<off_t>(at + done));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw InputError(fmt::format("{}: {}", path.string(), std::strerror(errno)));
    if (n == 0) break;
    done += static_cast<std::size_t>(n);
  }
  return done;
}

/// Writes all bytes. Returns 0, or the system's number of what keeps it from that: a file that
/// takes no more without a word is on a full disk.
int write_at(int file, const void* from, std::size_t bytes, std::uint64_t at) {
  std::size_t done = 0;
  while (done < bytes) {
    const auto n = pwrite(file, static_cast<const char*>(from) + done, bytes - done,
                          static_cast<off_t>(at + done));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return n < 0 ? errno : ENOSPC;
    done += static_cast<std::size_t>(n);
  }
  return 0;
}

/// Opens a file of results; what else has its name is not waited for.
output::Descriptor opened_results(const fs::path& path) {
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    throw InputError(path.string() + ": results of a sweep have this name, and it is no plain " +
                     "file: move it away");
  }
  output::Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.is_open()) return file;
  throw InputError(fmt::format("{}: {}", path.string(), std::strerror(errno)));
}

std::string json_text(const Note& note) {
  nlohmann::ordered_json text{
      {"seconds", note.seconds}, {"run_seconds", note.run_seconds}, {"steps", note.steps}};
  if (!note.reached.empty()) text["reached"] = note.reached;
  if (!note.reason.empty()) text["reason"] = note.reason;
  if (note.exit_code != 0) text["exit_code"] = note.exit_code;
  return text.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// Cuts a text between characters.
std::string shortened(const std::string& text, std::size_t most) {
  if (text.size() <= most) return text;
  const auto is_inside = [&text](std::size_t at) {
    return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  std::size_t end = most;
  for (int byte = 0; byte < 3 && is_inside(end); ++byte) --end;
  return text.substr(0, end) + " ... (shortened)";
}

/// Writes a note that readers take: what is too long is told in part rather than lost.
std::string text_of(const Note& note) {
  constexpr std::size_t kMostText = kMostNote / 16;  // JSON takes up to six bytes for one of them
  std::string text = json_text(note);
  if (text.size() <= kMostNote) return text;
  Note brief = note;
  brief.reason = shortened(note.reason, kMostText);
  brief.reached = shortened(note.reached, kMostText);
  return json_text(brief);
}

std::size_t size_of(int file) {
  struct stat status{};
  return fstat(file, &status) == 0 ? static_cast<std::size_t>(status.st_size) : 0;
}

}  // namespace

PartReader::PartReader(fs::path path, const std::string& manifest_digest)
    : path_(std::move(path)), digest_(manifest_digest), file_(opened_results(path_)) {
  (void)check_head();
}

bool PartReader::check_head() {
  std::string head(kFileHead, '\0');
  const std::size_t read = read_at(file_.get(), path_, head.data(), head.size(), 0);
  head.resize(read);
  const std::string wanted = std::string(kTitle) + digest_ + "\n";
  if (wanted.starts_with(head)) {
    if (read < kFileHead) return false;
    end_ = kFileHead;
    return true;
  }
  const char* const what = head.starts_with(kTitle)
                               ? "results of another sweep than the manifest beside it"
                           : head.starts_with(kOldTitle)
                               ? "results that an older gigaload wrote, which alone can read them"
                               : "no results of a sweep";
  throw InputError(
      fmt::format("{}: {}; move it away if it is not wanted here", path_.string(), what));
}

void PartReader::scan(const std::function<void(const RecordPlace&)>& visit) {
  if (end_ == 0 && !check_head()) return;
  const std::size_t size = size_of(file_.get());
  HeadWords words{};
  while (end_ + sizeof words <= size) {
    if (read_at(file_.get(), path_, words.data(), sizeof words, end_) < sizeof words) return;
    const auto head = head_of(words);
    if (!head) return;
    const std::uint64_t note = end_ + sizeof words;
    const std::uint64_t next = note + head->note_bytes + head->values * sizeof(double);
    if (next > size) return;
    visit({*head, end_, note});
    end_ = next;
  }
}

void PartReader::check_end() const {
  // somebody's record may be on its way
  if (!damage() || output::locked_by_others(file_.get(), 0, 1).count > 0) return;
  // its writer may have ended just before the look at the lock
  if (const auto damaged = damage()) throw InputError(*damaged + kAdvice);
}

std::optional<std::string> PartReader::damage() const {
  const std::size_t size = size_of(file_.get());
  HeadWords words{};
  if (end_ == 0 || size < end_ + sizeof words) return std::nullopt;
  if (read_at(file_.get(), path_, words.data(), sizeof words, end_) < sizeof words)
    return std::nullopt;
  if (head_of(words)) return std::nullopt;  // its values are not all there
  std::vector<char> rest(65536);
  for (std::uint64_t at = end_; at < size; at += rest.size()) {
    const std::size_t read = read_at(file_.get(), path_, rest.data(), rest.size(), at);
    const auto end = rest.begin() + static_cast<std::ptrdiff_t>(read);
    if (std::any_of(rest.begin(), end, [](char byte) { return byte != 0; })) {
      return fmt::format("{}: the record at byte {} is damaged", path_.string(), end_);
    }
    if (read < rest.size()) break;
  }
  return std::nullopt;
}

RecordPlace PartReader::at(std::uint64_t begin) const {
  HeadWords words{};
  const std::size_t read = read_at(file_.get(), path_, words.data(), sizeof words, begin);
  const auto head = head_of(words);
  if (read < sizeof words || !head) {
    throw InputError(path_.string() + ": it was changed while it was read");
  }
  return {*head, begin, begin + sizeof words};
}

std::vector<std::byte> PartReader::body(const RecordPlace& place) const {
  const RecordHead& head = place.head;
  std::vector<std::byte> bytes(head.note_bytes + head.values * sizeof(double));
  const std::size_t read =
      read_at(file_.get(), path_, bytes.data(), bytes.size(), place.note_begin);
  if (read < bytes.size() || output::checksum(bytes) != head.checksum) {
    throw InputError(fmt::format("{}: the results of member {} are damaged{}", path_.string(),
                                 head.member, kAdvice));
  }
  return bytes;
}

std::vector<double> PartReader::values(const RecordPlace& place) const {
  const std::vector<std::byte> bytes = body(place);
  std::vector<double> values(place.head.values);
  if (values.empty()) return values;  // memcpy() takes no null pointer, of none either
  std::memcpy(values.data(), bytes.data() + place.head.note_bytes, values.size() * sizeof(double));
  return values;
}

Note PartReader::note(const RecordPlace& place) const {
  const std::vector<std::byte> bytes = body(place);
  const std::string text(reinterpret_cast<const char*>(bytes.data()), place.head.note_bytes);
  const auto json = nlohmann::json::parse(text, nullptr, false);
  try {
    return {.reason = json.value("reason", ""),
            .reached = json.value("reached", ""),
            .seconds = json.value("seconds", 0.0),
            .run_seconds = json.value("run_seconds", 0.0),
            .steps = json.value("steps", 0.0),
            .exit_code = json.value("exit_code", 0)};
  } catch (const nlohmann::json::exception&) {  // no object, or of other kinds
    return {.reason = "its note is damaged", .reached = {}};
  }
}

PartWriter::PartWriter(const fs::path& folder, const std::string& manifest_digest) {
  constexpr int kMostFiles = 100'000;
  for (int number = 0; number < kMostFiles; ++number) {
    if (take(folder / fmt::format("part-{:04}.gls", number), manifest_digest)) return;
  }
  throw InputError(folder.string() + ": more files of results than a sweep can have");
}

bool PartWriter::take(const fs::path& path, const std::string& manifest_digest) {
  output::Descriptor file(open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666));
  if (!file.is_open()) {
    const int error = errno;
    (void)output::is_plain_file(path);
    throw output::cannot_write(path, error);
  }
  if (!output::is_plain_file(path) || !try_lock(file.get(), path, 0, 0)) return false;
  path_ = path;
  file_ = std::move(file);
  PartReader reader(path, manifest_digest);
  reader.scan([&reader](const RecordPlace& place) { (void)reader.values(place); });
  if (const auto damage = reader.damage()) throw InputError(*damage + kAdvice);
  end_ = reader.end();
  if (ftruncate(file_.get(), static_cast<off_t>(end_)) != 0) {
    throw output::cannot_write(path, errno);
  }
  if (end_ == 0) {
    const std::string head = std::string(kTitle) + manifest_digest + "\n";
    const int error = write_at(file_.get(), head.data(), head.size(), 0);
    if (error != 0) throw output::cannot_write(path, error);
    end_ = head.size();
  }
  return true;
}

void PartWriter::append(RecordHead head, const Note& note, std::span<const double> values) {
  const std::string text = text_of(note);
  std::vector<std::byte> bytes(sizeof(HeadWords) + text.size() + values.size_bytes());
  std::byte* const body = bytes.data() + sizeof(HeadWords);
  std::memcpy(body, text.data(), text.size());
  if (!values.empty()) std::memcpy(body + text.size(), values.data(), values.size_bytes());
  head.note_bytes = static_cast<std::uint32_t>(text.size());
  head.values = values.size();
  head.checksum = output::checksum(std::span(bytes).subspan(sizeof(HeadWords)));
  const HeadWords words = words_of(head);
  std::memcpy(bytes.data(), words.data(), sizeof words);
  const int error = write_at(file_.get(), bytes.data(), bytes.size(), end_);
  if (error != 0) {
    if (ftruncate(file_.get(), static_cast<off_t>(end_)) != 0) { /* the next owner cuts it off */
    }
    throw output::cannot_write(path_,
                               std::string(std::strerror(error)) +
                                   "; what is done is kept. Make room and run the sweep again");
  }
  end_ += bytes.size();
}

void PartWriter::flush() {
  // quotas and network file systems tell of a full disk only here
  if (fdatasync(file_.get()) != 0) {
    throw output::cannot_write(path_, errno);
  }
}

std::vector<fs::path> part_paths(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("part-") && entry.path().extension() == ".gls") {
      paths.push_back(entry.path());
    }
  }
  std::ranges::sort(paths, {}, [](const fs::path& path) {
    const std::string name = path.filename().string();
    return std::pair(name.size(), name);
  });
  return paths;
}

}  // namespace gigaload::tools::sweep
