#pragma once

#include <cstddef>
#include <vector>

namespace gigaload::grid {

/// Holds rows of hours and columns of entities in one contiguous block.
template <class T>
class Table {
 public:
  Table() = default;
  Table(std::size_t rows, std::size_t columns) : columns_(columns), values_(rows * columns) {}
  void resize(std::size_t rows, std::size_t columns) {
    columns_ = columns;
    values_.assign(rows * columns, T{});
  }
  [[nodiscard]] T* row(std::size_t r) { return values_.data() + r * columns_; }
  [[nodiscard]] const T* row(std::size_t r) const { return values_.data() + r * columns_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] std::size_t rows() const { return columns_ == 0 ? 0 : values_.size() / columns_; }
  [[nodiscard]] const std::vector<T>& values() const { return values_; }

 private:
  std::size_t columns_ = 0;
  std::vector<T> values_;
};

}  // namespace gigaload::grid
