#include "tools/sweep/run/status.hpp"

#include <fcntl.h>
#include <fmt/format.h>

#include "output/files/descriptor.hpp"
#include "output/files/file_lock.hpp"
#include "tools/sweep/store/result_index.hpp"

namespace gigaload::tools::sweep {

namespace {

constexpr std::size_t kMostReasons = 10;

bool is_open_elsewhere(const std::filesystem::path& path) {
  const output::Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  return file.is_open() && output::locked_by_others(file.get(), 0, 1).count > 0;
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

}  // namespace

Status status_of(const Manifest& manifest) {
  const ResultIndex index(manifest);
  Status status{.members = manifest.size(), .done = 0, .failed = {}, .missing = {}, .failures = {}};
  for (std::size_t m = 0; m < manifest.size(); ++m) {
    const auto outcome = index.outcome(m);
    if (!outcome) {
      status.missing.push_back(m);
    } else if (*outcome == Outcome::done) {
      ++status.done;
      const Note note = index.note(m);
      status.seconds += note.seconds;
      status.run_seconds += note.run_seconds;
    } else {
      status.failed.push_back(m);
      if (status.failures.size() < kMostReasons) {
        const Note note = index.note(m);
        status.failures.push_back(
            {m, fmt::format("exit code {}{}: {}", note.exit_code,
                            note.reached.empty() ? "" : ", reached " + note.reached,
                            first_line(note.reason))});
      }
    }
  }
  for (const auto& path : part_paths(manifest.folder())) {
    status.at_work += is_open_elsewhere(path) ? 1 : 0;
  }
  return status;
}

std::string status_text(const Status& status, const std::filesystem::path& folder) {
  std::string text = fmt::format("{} members: {} done, {} failed, {} missing\n", status.members,
                                 status.done, status.failed.size(), status.missing.size());
  if (status.done > 0) {
    const auto done = static_cast<double>(status.done);
    text += fmt::format("a member took {:.3g} s, {:.3g} s of it in the simulation\n",
                        status.seconds / done, status.run_seconds / done);
  }
  if (status.at_work > 0) text += fmt::format("at work: {} processes\n", status.at_work);
  if (!status.failed.empty()) {
    text += "failed: " + array_list(status.failed) + "\n";
    for (const Failure& failure : status.failures) {
      text += fmt::format("  {}: {}\n", failure.member, failure.reason);
    }
    if (status.failures.size() < status.failed.size()) {
      text += fmt::format("  and {} more\n", status.failed.size() - status.failures.size());
    }
  }
  if (!status.missing.empty()) {
    text += "missing: " + array_list(status.missing) + "\n";
    if (status.at_work == 0) text += fmt::format("go on: gigaload sweep run {}\n", folder.string());
  }
  return text;
}

std::vector<std::size_t> tasks_of(const std::vector<std::size_t>& members, std::size_t per_task) {
  std::vector<std::size_t> tasks;
  for (const std::size_t m : members) {
    if (tasks.empty() || tasks.back() != m / per_task) tasks.push_back(m / per_task);
  }
  return tasks;
}

}  // namespace gigaload::tools::sweep
