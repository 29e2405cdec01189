#include "scenarios/readers/table_overlay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <utility>

#include "scenarios/text/edit_distance.hpp"

namespace gigaload::scenarios {
namespace {

namespace fs = std::filesystem;

/// Returns what is in a folder, by name, but for names that begin with a point.
std::vector<std::string> names_in(const fs::path& folder, std::error_code& error) {
  std::vector<std::string> names;
  for (fs::directory_iterator each(folder, error), end; !error && each != end;
       each.increment(error)) {
    std::string name = each->path().filename().string();
    if (!name.starts_with('.')) names.push_back(std::move(name));
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace

void lay_tables_over(const fs::path& overlay, const Settings& settings, DataFolder& folder,
                     Problems& problems) {
  const std::string key = "grid.overlay";
  const auto complain = [&](const std::string& message) {
    problems.add(settings.place(key), key, message);
  };
  std::error_code error;
  const auto names = names_in(overlay, error);
  if (error) {
    complain(fmt::format("{}: {}; a folder with tables is wanted, named as those of {}",
                         overlay.string(), error.message(), folder.path().string()));
    return;
  }
  if (names.empty()) {
    complain(fmt::format("{} is empty; a table is wanted, named as one of {}", overlay.string(),
                         folder.path().string()));
  }
  std::error_code ignored;  // a folder that is not there is a problem of its own
  auto known = names_in(folder.path(), ignored);
  std::erase_if(known, [](const std::string& name) { return !name.ends_with(".csv"); });
  for (const std::string& name : names) {
    if (known.empty() || std::ranges::binary_search(known, name)) continue;
    complain(fmt::format("{} is no table of {}, and would not be read{}", (overlay / name).string(),
                         folder.path().string(), suggestion(name, known)));
  }
  folder.lay_over(overlay);
}

void notice_overlay(const DataFolder& folder, std::vector<std::string>& notices) {
  if (folder.overlay().empty()) return;
  std::error_code ignored;
  using Hash = std::pair<std::string, std::string>;
  const std::vector<Hash> hashes = folder.hashes();
  std::vector<std::string> read, unread;
  for (const std::string& name : names_in(folder.overlay(), ignored)) {
    const bool is_read = std::ranges::find(hashes, name, &Hash::first) != hashes.end();
    (is_read ? read : unread).push_back(name);
  }
  const std::string of = folder.overlay().string();
  if (!read.empty()) {
    notices.push_back(fmt::format("grid.overlay: {} of {} in place of {}", fmt::join(read, ", "),
                                  of, folder.path().string()));
  }
  if (!unread.empty()) {
    notices.push_back(
        fmt::format("grid.overlay: not read, since the scenario takes nothing from it: {} of {}",
                    fmt::join(unread, ", "), of));
  }
}

}  // namespace gigaload::scenarios
