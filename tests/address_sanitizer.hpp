#pragma once

/// What tests do otherwise in a program built with the address sanitizer.

#include <cstdlib>
#include <string>

#if defined(__SANITIZE_ADDRESS__)
#define GIGALOAD_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define GIGALOAD_ADDRESS_SANITIZER 1
#endif
#endif
#ifdef GIGALOAD_ADDRESS_SANITIZER
#include <sanitizer/common_interface_defs.h>
#endif

namespace gigaload::tests {

#ifdef GIGALOAD_ADDRESS_SANITIZER

inline constexpr bool kAddressSanitizer = true;

/// While it lives, what the sanitizer finds is told on stderr only, which a trial's process has
/// not: the HDF5 library reads beyond its own memory over damaged files, and that is why a process
/// of its own reads them. What is found in the test's own process ends it as ever.
class FaultsOfLibrary {
 public:
  FaultsOfLibrary() { __sanitizer_set_report_path("stderr"); }
  ~FaultsOfLibrary() {
    const char* const given = std::getenv("ASAN_OPTIONS");
    std::string path = given == nullptr ? "" : given;
    const auto at = path.find("log_path=");
    if (at == std::string::npos) return;
    path = path.substr(at + 9);
    __sanitizer_set_report_path(path.substr(0, path.find(':')).c_str());
  }
  FaultsOfLibrary(const FaultsOfLibrary&) = delete;
  FaultsOfLibrary& operator=(const FaultsOfLibrary&) = delete;
};

#else

inline constexpr bool kAddressSanitizer = false;

class FaultsOfLibrary {
 public:
  FaultsOfLibrary() {}  // NOLINT(modernize-use-equals-default): a variable of it is no unused one
};

#endif

}  // namespace gigaload::tests
