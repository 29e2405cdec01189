#pragma once

#include <hdf5.h>

#include <stdexcept>
#include <string>
#include <utility>

namespace gigaload::output {

/// Tells what the HDF5 library refused. what() is the call and the library's whole error stack,
/// innermost first; reason() is the shortest cause: the operating system's message where there is
/// one.
class Hdf5Error : public std::runtime_error {
 public:
  Hdf5Error(const std::string& text, std::string reason)
      : std::runtime_error(text), reason_(std::move(reason)) {}
  [[nodiscard]] const std::string& reason() const { return reason_; }

 private:
  std::string reason_;
};

/// Silences the library, before anything else of it is called: it prints nothing to stderr in this
/// thread from now on: its words are in the exceptions.
void silence_hdf5();

/// Throws Hdf5Error with the library's error stack.
[[noreturn]] void throw_hdf5(const std::string& call);

/// Checks a call that returns a negative number on failure; hands the value through.
template <class Status>
Status check(Status status, const std::string& call) {
  if (status < 0) throw_hdf5(call);
  return status;
}

/// Owns one identifier of the library; the close function is part of the type, so that a dataset is
/// not closed as a group.
template <herr_t (*close_function)(hid_t)>
class Handle {
 public:
  Handle() = default;
  /// Takes what an opening call returned. Throws Hdf5Error for a negative identifier.
  Handle(hid_t id, const std::string& call) : id_(check(id, call)) {}
  Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, H5I_INVALID_HID)) {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(id_, other.id_);
    return *this;
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() {
    if (id_ >= 0) close_function(id_);
  }

  [[nodiscard]] hid_t get() const { return id_; }
  explicit operator bool() const { return id_ >= 0; }

  /// Closes now and throws Hdf5Error when that fails: closing a file writes.
  void close() {
    if (id_ >= 0) check(close_function(std::exchange(id_, H5I_INVALID_HID)), "close");
  }

 private:
  hid_t id_ = H5I_INVALID_HID;
};

using File = Handle<H5Fclose>;
using Group = Handle<H5Gclose>;
using Dataset = Handle<H5Dclose>;
using Dataspace = Handle<H5Sclose>;
using Datatype = Handle<H5Tclose>;
using Attribute = Handle<H5Aclose>;
using PropertyList = Handle<H5Pclose>;

}  // namespace gigaload::output
