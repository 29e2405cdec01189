#include "output/result/read_result.hpp"

#include <chrono>
#include <thread>

#include "grid/core/error.hpp"
#include "output/files/output_lock.hpp"
#include "output/hdf5/trial.hpp"

namespace gigaload::output {

std::string writer_of_result(const std::filesystem::path& path) {
  if (path.extension() != ".partial") return {};
  std::filesystem::path result = path;
  return writer_of(result.replace_extension()).value_or("");
}

std::string read_result(const std::filesystem::path& path,
                        const std::function<std::string(const ResultFile&)>& work) {
  constexpr int kMostLooks = 5;
  constexpr std::chrono::milliseconds kPause{300};  // longer than a block takes to be written
  for (int look = 1;; ++look) {
    try {
      return read_apart(path, limits_of(path), [&] { return work(ResultFile(path)); });
    } catch (const InputError&) {
      if (look == kMostLooks || writer_of_result(path).empty()) throw;
    }
    std::this_thread::sleep_for(kPause);
  }
}

}  // namespace gigaload::output
