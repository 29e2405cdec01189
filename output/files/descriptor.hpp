#pragma once

#include <unistd.h>

#include <utility>

namespace gigaload::output {

/// Descriptor owns a file that open(2) has opened, and closes it, with the locks that it has.
class Descriptor {
 public:
  Descriptor() = default;
  /// Takes what open(2) has returned: a number below 0 is no file.
  explicit Descriptor(int id) : id_(id) {}
  ~Descriptor() {
    if (id_ >= 0) ::close(id_);
  }
  Descriptor(Descriptor&& other) noexcept : id_(std::exchange(other.id_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    if (this != &other) {
      if (id_ >= 0) ::close(id_);
      id_ = std::exchange(other.id_, -1);
    }
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] bool is_open() const { return id_ >= 0; }
  [[nodiscard]] int get() const { return id_; }

 private:
  int id_ = -1;
};

}  // namespace gigaload::output
