#pragma once

/// Declares what tests do otherwise in a program built with the address or the thread sanitizer.

#include <cstdlib>
#include <string>

#ifdef __has_feature  // clang
#define GIGALOAD_HAS_FEATURE(name) __has_feature(name)
#else
#define GIGALOAD_HAS_FEATURE(name) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || GIGALOAD_HAS_FEATURE(address_sanitizer)
#define GIGALOAD_ADDRESS_SANITIZER 1
#include <sanitizer/common_interface_defs.h>
#else
#define GIGALOAD_ADDRESS_SANITIZER 0
#endif
#if defined(__SANITIZE_THREAD__) || GIGALOAD_HAS_FEATURE(thread_sanitizer)
#define GIGALOAD_THREAD_SANITIZER 1
#else
#define GIGALOAD_THREAD_SANITIZER 0
#endif

namespace gigaload::tests {

/// Tells that operator new ends the process where the system's throws.
inline constexpr bool kNewNeverThrows =
    GIGALOAD_ADDRESS_SANITIZER != 0 || GIGALOAD_THREAD_SANITIZER != 0;

/// While it lives, what the address sanitizer finds is told on stderr only, which a trial's process
/// has not: the HDF5 library reads beyond its own memory over damaged files, and that is why a
/// process of its own reads them. What is found in the test's own process ends it as ever.
class FaultsOfLibrary {
 public:
  FaultsOfLibrary() { report_to("stderr"); }
  ~FaultsOfLibrary() {
    const char* const given = std::getenv("ASAN_OPTIONS");
    const std::string options = given == nullptr ? "" : given, key = "log_path=";
    const auto at = options.find(key);
    if (at == std::string::npos) return;
    const std::string path = options.substr(at + key.size());
    report_to(path.substr(0, path.find(':')));
  }
  FaultsOfLibrary(const FaultsOfLibrary&) = delete;
  FaultsOfLibrary& operator=(const FaultsOfLibrary&) = delete;

 private:
  static void report_to([[maybe_unused]] const std::string& path) {
#if GIGALOAD_ADDRESS_SANITIZER
    __sanitizer_set_report_path(path.c_str());
#endif
  }
};

}  // namespace gigaload::tests
