#include "output/trajectory/block_sums.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <span>

#include "output/files/cannot_write.hpp"
#include "output/files/partial_file.hpp"
#include "output/hdf5/hdf5_handle.hpp"
#include "output/trajectory/checksum.hpp"

namespace gigaload::output {

namespace {

using Record = std::array<std::uint64_t, 6>;

std::uint64_t checksum_of(const Record& record) {
  return checksum(std::as_bytes(std::span(record).first(5)));
}

[[noreturn]] void damaged(const std::filesystem::path& path, const std::string& what) {
  const std::string text = path.string() + ": " + what;
  throw Hdf5Error(text, text);
}

}  // namespace

std::filesystem::path sums_path(const std::filesystem::path& partial) {
  std::filesystem::path path = partial;
  path += ".sums";
  return path;
}

std::vector<BlockSum> read_sums(const std::filesystem::path& partial, std::uint64_t run) {
  const std::filesystem::path path = sums_path(partial);
  if (!is_plain_file(path)) damaged(path, "the checksums of its blocks are missing");
  std::ifstream file(path, std::ios::binary);
  std::vector<BlockSum> sums;
  Record record{};
  while (file.read(reinterpret_cast<char*>(record.data()), sizeof record)) {
    if (record[5] != checksum_of(record) || record[1] != sums.size()) {
      damaged(path, fmt::format("record {} is damaged", sums.size()));
    }
    if (record[0] != run) damaged(path, "its checksums are of another run");
    sums.push_back({.exchanges = record[2], .years = record[3], .checksum = record[4]});
  }
  return sums;
}

BlockSums::BlockSums(const std::filesystem::path& partial, std::uint64_t run, std::size_t kept)
    : path_(sums_path(partial)), run_(run), blocks_(kept) {
  if (kept == 0) remove_plain_file(path_);
  const int create = kept == 0 ? O_CREAT | O_EXCL : 0;
  file_ = open(path_.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC | create, 0666);
  if (file_ < 0) throw cannot_write(path_, errno);
  if (ftruncate(file_, static_cast<off_t>(kept * sizeof(Record))) != 0) {
    const int error = errno;
    close(file_);
    throw cannot_write(path_, error);
  }
}

BlockSums::~BlockSums() { close(file_); }

void BlockSums::append(const BlockSum& sum) {
  Record record{run_, blocks_, sum.exchanges, sum.years, sum.checksum, 0};
  record[5] = checksum_of(record);
  const auto at = static_cast<off_t>(blocks_ * sizeof record);
  errno = ENOSPC;
  if (pwrite(file_, record.data(), sizeof record, at) != static_cast<ssize_t>(sizeof record)) {
    throw cannot_write(path_, errno);
  }
  ++blocks_;
}

}  // namespace gigaload::output
