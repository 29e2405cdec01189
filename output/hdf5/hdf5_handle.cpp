#include "output/hdf5/hdf5_handle.hpp"

#include <string_view>
#include <vector>

namespace gigaload::output {

namespace {

/// "... errno = 28, error message = 'No space left on device', ..." -> the quoted words.
std::string system_message(const std::string& description) {
  constexpr std::string_view key = "error message = '";
  const auto begin = description.find(key);
  if (begin == std::string::npos) return {};
  const auto end = description.find('\'', begin + key.size());
  return description.substr(begin + key.size(), end - begin - key.size());
}

std::vector<std::string> take_error_stack() {
  std::vector<std::string> descriptions;
  const auto collect = [](unsigned, const H5E_error2_t* error, void* data) -> herr_t {
    if (error->desc != nullptr && *error->desc != '\0') {
      static_cast<std::vector<std::string>*>(data)->emplace_back(error->desc);
    }
    return 0;
  };
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, collect, &descriptions);
  H5Eclear2(H5E_DEFAULT);
  return descriptions;
}

}  // namespace

void silence_hdf5() {
  // every file is closed by its owner; the library's own closing at exit crashes over a file whose
  // closing failed (1.10.8, disk full). Says no when it comes too late, which is as well.
  H5dont_atexit();
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

void throw_hdf5(const std::string& call) {
  const auto descriptions = take_error_stack();
  std::string text = call + " failed";
  std::string reason;
  for (const std::string& description : descriptions) {
    text += (&description == &descriptions.front() ? ": " : " < ") + description;
    if (reason.empty()) reason = system_message(description);
  }
  if (reason.empty()) reason = descriptions.empty() ? call + " failed" : descriptions.front();
  throw Hdf5Error(text, reason);
}

}  // namespace gigaload::output
