#include "scenarios/readers/profile_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "grid/core/held.hpp"
#include "grid/core/hours_of_year.hpp"
#include "scenarios/text/edit_distance.hpp"
#include "scenarios/text/sha256.hpp"
#include "scenarios/text/text_file.hpp"

namespace gigaload::scenarios {
namespace {

constexpr std::size_t kLargestTable = std::size_t{4} << 20U;  // bytes
constexpr double kMostShare = 1e9;                            // of any unit
constexpr std::array<const char*, grid::kDayTypes> kDayTypes = {"weekday", "weekend"};

bool is_all_zero(const std::vector<double>& share) {
  return std::ranges::all_of(share, [](double x) { return x == 0.0; });
}

}  // namespace

std::optional<std::vector<double>> read_profile(const CsvTable& table) {
  if (table.is_absent()) return std::nullopt;
  const std::size_t before = table.complaints();
  std::vector<double> share;
  if (table.has_column("weekday") || table.has_column("weekend")) {
    for (const char* type : kDayTypes) {
      if (!table.has_column(type)) {
        table.complain_of_heading(type, fmt::format("the column {} is missing", type));
      }
    }
    if (table.rows() != grid::kHoursOfDay) {
      table.complain(fmt::format("{} rows; one for each of the 24 hours is wanted", table.rows()));
    }
    if (table.complaints() > before) return std::nullopt;
    for (const char* type : kDayTypes) {
      for (std::size_t row = 0; row < table.rows(); ++row) {
        share.push_back(table.number(row, type, 0, kMostShare));
      }
    }
  } else if (table.has_column("share")) {
    if (table.rows() != grid::kHoursOfCommonYear) {
      table.complain(
          fmt::format("{} rows; the 8760 hours of a year without 29 February are "
                      "wanted, or 24 rows with the columns weekday and weekend",
                      table.rows()));
      return std::nullopt;
    }
    for (std::size_t row = 0; row < table.rows(); ++row) {
      share.push_back(table.number(row, "share", 0, kMostShare));
    }
  } else {
    table.complain_of_heading("",
                              "the columns weekday and weekend, for 24 hours, or a column "
                              "share, for 8760, are wanted");
  }
  if (table.complaints() > before) return std::nullopt;
  if (is_all_zero(share)) {
    table.complain("all shares are zero; a profile has a shape");
    return std::nullopt;
  }
  return share;
}

Profiles::Profiles(DataFolder& folder, const std::vector<std::filesystem::path>& folders,
                   const Settings& settings, Problems& problems)
    : folder_(folder), folders_(folders), settings_(settings), problems_(problems) {}

void Profiles::read_published() {
  published_.emplace();
  const CsvTable table = folder_.table("ai_load_profiles.csv");
  std::map<std::string, std::pair<std::array<bool, grid::kDayTypes>, sim::ItProfile>> found;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string name = table.text(row, "profile");
    const std::string type = table.text(row, "day_type");
    const auto place = std::ranges::find(kDayTypes, type);
    if (place == kDayTypes.end()) {
      table.complain(row, "day_type", "weekday or weekend is wanted, not \"" + type + "\"");
      continue;
    }
    const auto of_type = static_cast<std::size_t>(place - kDayTypes.begin());
    auto& [seen, profile] = found[name];
    profile.name = name;
    profile.share.resize(sim::kHoursOfDayTypes);
    if (seen[of_type]) table.complain(row, "profile", "a second " + type + " of " + name);
    seen[of_type] = true;
    for (std::size_t h = 0; h < grid::kHoursOfDay; ++h) {
      profile.share[of_type * grid::kHoursOfDay + h] =
          table.number(row, fmt::format("h{:02}", h), 0, 1);
    }
  }
  for (auto& [name, entry] : found) {
    auto& [seen, profile] = entry;
    for (std::size_t type = 0; type < seen.size(); ++type) {
      if (!seen[type])
        table.complain(fmt::format("the {} of {} is missing", kDayTypes[type], name));
    }
    if (is_all_zero(profile.share)) table.complain(name + " is zero in all hours");
    published_->emplace(name, std::make_shared<const sim::ItProfile>(std::move(profile)));
  }
}

std::shared_ptr<const sim::ItProfile> Profiles::of_file(const std::string& key,
                                                        const std::string& name) {
  const auto path = (folders_.at(settings_.source(key)) / name).lexically_normal();
  const auto known = files_.find(path);
  if (known != files_.end()) return known->second;
  TextFile file = read_text_file(path, kLargestTable);
  if (!file.fault.empty()) {
    problems_.add(settings_.place(key), key, path.string() + ": " + file.fault);
    return files_[path] = nullptr;
  }
  hashes_.emplace_back(path.filename().string(), sha256(file.text));
  drop_byte_order_mark(file.text);
  const std::size_t source = problems_.add_source(path.string(), file.text);
  auto share = read_profile(CsvTable(file.text, source, name, problems_));
  if (!share) return files_[path] = nullptr;
  return files_[path] = std::make_shared<const sim::ItProfile>(sim::ItProfile{name, *share});
}

std::shared_ptr<const sim::ItProfile> Profiles::find(const std::string& key) {
  const std::string name = settings_.text(key);
  if (name == "model" || name.empty()) return nullptr;
  if (extension_of(name) == ".csv") return of_file(key, name);
  if (!published_) read_published();
  const auto& published = grid::held(published_);
  const auto found = published.find(name);
  if (found != published.end()) return found->second;
  std::vector<std::string> names{"model"};
  for (const auto& [each, profile] : published) names.push_back(each);
  problems_.add(settings_.place(key), key,
                fmt::format("\"{}\" is no profile{}; known: {}, or a table such as \"my.csv\"",
                            name, suggestion(name, names), fmt::join(names, ", ")));
  return nullptr;
}

}  // namespace gigaload::scenarios
