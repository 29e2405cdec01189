#include "output/trajectory/state_file.hpp"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <string_view>
#include <system_error>

#include "grid/core/error.hpp"
#include "output/files/cannot_write.hpp"
#include "output/files/new_file.hpp"
#include "output/files/partial_file.hpp"
#include "output/trajectory/checksum.hpp"

namespace gigaload::output {

namespace {

namespace fs = std::filesystem;

constexpr std::array<char, 8> kMagic = {'G', 'I', 'G', 'A', 'E', 'N', 'S', '\n'};
constexpr std::uint64_t kVersion = 2;  // 1 had another checksum

struct Header {
  std::array<char, 8> magic = kMagic;
  std::uint64_t version = kVersion;
  std::uint64_t run = 0;
  std::uint64_t exchange = 0;
  std::uint64_t payload_bytes = 0;
  std::uint64_t checksum = 0;  // of all before it and of the payload
};
static_assert(sizeof(Header) == 48);

std::uint64_t checksum_of(Header header, std::span<const std::byte> payload) {
  header.checksum = 0;
  return checksum(payload, checksum(std::as_bytes(std::span(&header, 1))));
}

fs::path temporary_path(const fs::path& partial) {
  fs::path path = state_path(partial);
  path += ".new";
  return path;
}

template <class T>
std::string_view bytes_of(std::span<const T> values) {
  return {reinterpret_cast<const char*>(values.data()), values.size_bytes()};
}

}  // namespace

fs::path state_path(const fs::path& partial) {
  fs::path path = partial;
  path += ".state";
  return path;
}

void write_state(const fs::path& partial, const EnsembleState& state) {
  Header header;
  header.run = state.run;
  header.exchange = state.exchange;
  header.payload_bytes = state.payload.size();
  header.checksum = checksum_of(header, state.payload);
  const fs::path temporary = temporary_path(partial);
  remove_plain_file(temporary);
  NewFile file(temporary);
  file.write(bytes_of(std::span<const Header>(&header, 1)));
  file.write(bytes_of(std::span<const std::byte>(state.payload)));
  file.close();
  std::error_code error;
  fs::rename(temporary, state_path(partial), error);
  if (error) throw cannot_write(state_path(partial), error.message());
}

std::optional<EnsembleState> read_state(const fs::path& partial, std::uint64_t run) {
  const fs::path path = state_path(partial);
  if (!is_plain_file(path)) return {};
  std::error_code error;
  const std::uintmax_t bytes = fs::file_size(path, error);
  std::ifstream file(path, std::ios::binary);
  Header header;
  const auto damaged = [&path] {
    return InputError(path.string() +
                      ": the state of the ensemble is damaged, so that the run cannot be gone on "
                      "from. Give --restart to throw it away and start anew, or move the state "
                      "away: the run then starts from its beginning");
  };
  if (error || !file.read(reinterpret_cast<char*>(&header), sizeof header)) throw damaged();
  if (header.magic == kMagic && header.version > 0 && header.version < kVersion) {
    throw InputError(fmt::format(
        "{}: an older gigaload wrote this state (version {}; this program reads {}). End "
        "the run with that program, or move the state away: the run then goes on from "
        "its beginning",
        path.string(), header.version, kVersion));
  }
  // the size is checked before that many bytes are asked for
  if (header.magic != kMagic || header.version != kVersion ||
      header.payload_bytes != bytes - sizeof header) {
    throw damaged();
  }
  EnsembleState state{header.run, header.exchange, std::vector<std::byte>(header.payload_bytes)};
  if (!file.read(reinterpret_cast<char*>(state.payload.data()),
                 static_cast<std::streamsize>(state.payload.size())) ||
      checksum_of(header, state.payload) != header.checksum) {
    throw damaged();
  }
  if (header.run != run) return {};
  return state;
}

void remove_state(const fs::path& partial) {
  for (const fs::path& path : {temporary_path(partial), state_path(partial)}) {
    remove_plain_file(path);
  }
}

}  // namespace gigaload::output
