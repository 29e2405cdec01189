#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <type_traits>
#include <vector>

#include "grid/core/error.hpp"

namespace gigaload::grid {

/// Tells whether every byte of a T is that of a value. What lies between members is whatever was
/// there before: the same state would be other bytes each time, and tell of other memory. True for
/// numbers; a struct says it of itself, by the sizes of its members.
template <class T>
inline constexpr bool kIsAllValue = std::is_arithmetic_v<T> || std::is_enum_v<T>;

/// Writes vectors of plain values one after the other, each behind its length.
class ByteWriter {
 public:
  /// Begins with room for so many bytes, which grows as it must.
  explicit ByteWriter(std::size_t expected_bytes = 0) { bytes_.reserve(expected_bytes); }

  template <class T>
  void put(const std::vector<T>& values) {
    static_assert(std::is_trivially_copyable_v<T> && kIsAllValue<T>);
    const std::uint64_t size = values.size();
    append(&size, sizeof size);
    append(values.data(), size * sizeof(T));
  }
  /// Writes what work(*this) does behind its length, as put() of these bytes would.
  template <class Work>
  void put_nested(const Work& work) {
    std::uint64_t size = 0;
    const std::size_t place = bytes_.size();
    append(&size, sizeof size);
    work(*this);
    size = bytes_.size() - place - sizeof size;
    std::memcpy(&bytes_[place], &size, sizeof size);
  }
  [[nodiscard]] std::vector<std::byte> take() { return std::move(bytes_); }

 private:
  void append(const void* from, std::size_t size) {
    const auto* first = static_cast<const std::byte*>(from);
    bytes_.insert(bytes_.end(), first, first + size);
  }
  std::vector<std::byte> bytes_;
};

/// Takes them out again, in the same order. Throws InternalError for bytes that are something else.
class ByteReader {
 public:
  explicit ByteReader(std::span<const std::byte> bytes) : left_(bytes) {}

  template <class T>
  void get(std::vector<T>& values) {
    static_assert(std::is_trivially_copyable_v<T>);
    std::uint64_t size = 0;
    take(&size, sizeof size);
    if (size > left_.size() / sizeof(T)) fail();
    values.resize(size);
    take(values.data(), size * sizeof(T));
  }
  void end() const {
    if (!left_.empty()) fail();
  }

 private:
  [[noreturn]] static void fail() { throw InternalError("a saved state of another size"); }
  void take(void* to, std::size_t size) {
    if (size > left_.size()) fail();
    if (size > 0) std::memcpy(to, left_.data(), size);
    left_ = left_.subspan(size);
  }
  std::span<const std::byte> left_;
};

}  // namespace gigaload::grid
