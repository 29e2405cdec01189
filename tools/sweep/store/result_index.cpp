#include "tools/sweep/store/result_index.hpp"

#include <fmt/format.h>

#include "grid/core/error.hpp"

namespace gigaload::tools::sweep {

ResultIndex::ResultIndex(const Manifest& manifest)
    : manifest_(manifest), entries_(manifest.size()) {
  refresh();
}

void ResultIndex::refresh() {
  for (const auto& path : part_paths(manifest_.folder())) {
    if (known_.contains(path)) continue;
    parts_.emplace_back(path, manifest_.digest());
    known_.insert(path);
  }
  for (std::size_t p = 0; p < parts_.size(); ++p) {
    parts_[p].scan([&](const RecordPlace& place) {
      const RecordHead& head = place.head;
      if (head.member >= entries_.size() || head.key != manifest_.key(head.member)) return;
      Entry& entry = entries_[head.member];
      if (entry.begin != 0 && entry.outcome == Outcome::done) return;
      entry = {place.begin, static_cast<std::uint32_t>(p), head.outcome};
    });
    parts_[p].check_end();
  }
}

std::optional<Outcome> ResultIndex::outcome(std::size_t member) const {
  const Entry& entry = entries_.at(member);
  return entry.begin == 0 ? std::nullopt : std::optional(entry.outcome);
}

std::uint64_t ResultIndex::attempt(std::size_t member) const {
  const Entry& entry = entries_.at(member);
  constexpr unsigned kOffsetBits = 44;
  return entry.begin == 0 ? 0 : (std::uint64_t{entry.part} << kOffsetBits) + entry.begin;
}

RecordPlace ResultIndex::place(std::size_t member) const {
  const Entry& entry = entries_.at(member);
  if (entry.begin == 0) throw InternalError("results of a member that has none");
  return parts_[entry.part].at(entry.begin);
}

std::vector<double> ResultIndex::values(std::size_t member) const {
  return parts_[entries_.at(member).part].values(place(member));
}

Note ResultIndex::note(std::size_t member) const {
  return parts_[entries_.at(member).part].note(place(member));
}

std::string array_list(const std::vector<std::size_t>& numbers) {
  std::string text;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t last = i;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    if (!text.empty()) text += ',';
    text +=
        last == i ? fmt::format("{}", numbers[i]) : fmt::format("{}-{}", numbers[i], numbers[last]);
    i = last + 1;
  }
  return text;
}

}  // namespace gigaload::tools::sweep
