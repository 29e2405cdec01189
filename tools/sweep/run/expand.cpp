#include "tools/sweep/run/expand.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "grid/core/error.hpp"
#include "scenarios/language/schema.hpp"
#include "scenarios/text/text_file.hpp"
#include "sim/scenario/scenario.hpp"
#include "tools/program/version.hpp"
#include "tools/sweep/design/members.hpp"
#include "tools/sweep/store/manifest.hpp"
#include "tools/terminal/signal_flag.hpp"

namespace gigaload::tools::sweep {

namespace {

namespace fs = std::filesystem;
using scenarios::Problem;
using scenarios::ScenarioError;

/// MemberFaults collects the faults of many members, each of them once.
class MemberFaults {
 public:
  void add(std::size_t member, const std::vector<Problem>& problems) {
    for (const Problem& problem : problems) {
      // values that are drawn differ, their place is the axis
      const auto key = std::tuple(problem.file, problem.line, problem.column,
                                  problem.line > 0 ? problem.key : problem.message);
      const auto [known, is_new] = number_.try_emplace(key, found_.size());
      if (is_new) found_.push_back({problem, member, 0});
      ++found_[known->second].members;
    }
  }
  [[nodiscard]] bool is_full() const { return found_.size() >= kMost; }

  void throw_if_any(std::size_t all) const {
    if (found_.empty()) return;
    std::vector<Problem> problems;
    for (const Found& found : found_) {
      problems.push_back(found.problem);
      if (found.members == all && all > 1) {
        problems.back().message += " (in every member)";
      } else {
        problems.back().message += fmt::format(" (member {}", found.first);
        problems.back().message +=
            found.members == 1 ? ")" : fmt::format(" and {} more)", found.members - 1);
      }
    }
    throw ScenarioError(std::move(problems));
  }

 private:
  static constexpr std::size_t kMost = 50;
  struct Found {
    Problem problem;
    std::size_t first = 0;    // member that has it
    std::size_t members = 0;  // that have it
  };
  std::map<std::tuple<std::string, unsigned, unsigned, std::string>, std::size_t> number_;
  std::vector<Found> found_;
};

std::uint64_t base_seed(const Plan& plan) {
  const scenarios::Node* const run = plan.family->document().root.find("run");
  const scenarios::Node* const seed = run == nullptr ? nullptr : run->find("seed");
  return seed != nullptr && seed->kind == scenarios::Node::Kind::integer
             ? static_cast<std::uint64_t>(seed->integer)
             : 1;
}

struct Checked {
  std::vector<Member> members;
  std::vector<std::pair<std::string, std::string>> data_hashes;
};

Problem misfit(const Plan& plan, const std::string& coordinates, const std::string& of_first) {
  std::size_t line = 0;
  while (line < coordinates.size() && line < of_first.size() &&
         coordinates[line] == of_first[line]) {
    ++line;
  }
  const std::size_t begin = line == 0 ? 0 : coordinates.rfind('\n', line - 1) + 1;
  const std::string axis = coordinates.substr(begin, coordinates.find(':', begin) - begin);
  return {.file = plan.name,
          .key = "output",
          .message = fmt::format(
              "its results have another {} than member 0's, so that they do not fit in one table: "
              "leave out what is by {}, or the axis that changes it",
              axis, axis),
          .source_line = {}};
}

/// Reads every member's scenario as it will be. Returns nothing if a signal came.
std::optional<Checked> check_members(const Plan& plan, const Members& members,
                                     const ExpandProgress& progress) {
  Checked checked;
  MemberFaults faults;
  std::string coordinates;
  std::set<std::pair<std::string, std::string>> hashes;  // of all members: axes may choose files
  bool seen_good = false;
  std::size_t looked_at = 0;
  for (std::size_t m = 0; m < members.size() && !faults.is_full(); ++m, ++looked_at) {
    if (SignalFlag::raised()) return std::nullopt;
    Member member{.number = m,
                  .seed = base_seed(plan) + m,
                  .values = members.values(m),
                  .data = {},
                  .hash = {}};
    try {
      auto loaded = plan.family->variant(changes(plan, member.values, member.seed));
      const Shape shape = shape_of(plan.selection, loaded.scenario, plan.family->texts());
      if (!seen_good) {
        coordinates = shape.coordinates;
        seen_good = true;
      } else if (shape.coordinates != coordinates) {
        faults.add(m, {misfit(plan, shape.coordinates, coordinates)});
      }
      member.data = digest_of(loaded.data_hashes);
      hashes.insert(loaded.data_hashes.begin(), loaded.data_hashes.end());
      member.seed = loaded.scenario.seed;
    } catch (const ScenarioError& error) {
      faults.add(m, error.problems());
    }
    checked.members.push_back(std::move(member));
    if (progress) progress(m + 1, members.size());
  }
  faults.throw_if_any(looked_at);
  checked.data_hashes.assign(hashes.begin(), hashes.end());
  return checked;
}

/// Makes the paths of files and folders in `at` and all below it absolute, so that they are found
/// from anywhere.
void make_absolute(const scenarios::Document& document, const scenarios::Key& key,
                   const std::vector<std::string>& segments, std::size_t depth,
                   scenarios::Node& at) {
  using scenarios::Node;
  if (depth < segments.size()) {
    if (at.kind != Node::Kind::table) return;
    for (Node& item : at.items) {
      if (segments[depth] != "*" && segments[depth] != item.name) continue;
      make_absolute(document, key, segments, depth + 1, item);
    }
    return;
  }
  if (at.kind != Node::Kind::text || at.text.empty()) return;
  if (at.place.source >= document.folders.size()) return;
  if (key.path_kind == scenarios::PathKind::table && scenarios::extension_of(at.text) != ".csv") {
    return;
  }
  std::error_code error;
  const fs::path beside = document.folders[at.place.source] / at.text;
  if (fs::exists(beside, error)) at.text = fs::absolute(beside).lexically_normal().string();
}

ManifestHead head_of(const SweepText& text, const Plan& plan, Checked& checked,
                     std::size_t left_out) {
  scenarios::Node root = plan.family->document().root;
  for (const scenarios::Key& key : scenarios::schema()) {
    if (key.path_kind == scenarios::PathKind::none) continue;
    make_absolute(plan.family->document(), key, scenarios::segments_of(key.path), 0, root);
  }
  ManifestHead head{
      .text = text,
      .program_version = program_version(),
      .git_revision = git_revision(),
      .libraries = libraries(),
      .created = fmt::format(
          "{:%Y-%m-%dT%H:%M:%SZ}",
          fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()))),
      .data_hashes = std::move(checked.data_hashes),
      .members = checked.members.size(),
      .left_out = left_out};
  head.text.scenario = scenarios::to_toml(root);
  head.text.scenario_name = plan.family->document().name;
  head.text.folder = (fs::current_path() / text.folder).lexically_normal();
  return head;
}

/// Tells whether the folder holds this very sweep. Throws InputError for anything else in it.
bool holds_sweep(const fs::path& folder, const ManifestHead& head, const Plan& plan,
                 std::vector<Member>& members) {
  std::error_code ignored;
  if (!fs::exists(folder, ignored)) return false;
  if (!fs::is_directory(folder, ignored)) {
    throw InputError(folder.string() + ": it is no folder; choose another -o");
  }
  if (!fs::exists(manifest_path(folder), ignored)) {
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
      // of an expand that ended in the middle, or is at work
      if (entry.path().filename().string().starts_with("manifest.jsonl.partial")) continue;
      throw InputError(folder.string() +
                       ": the folder is not empty and holds no sweep; choose another -o");
    }
    return false;
  }
  const Manifest there(folder);
  bool same = there.size() == members.size() && there.head().text.sweep == head.text.sweep;
  const std::string identity = identity_of(head);
  for (std::size_t m = 0; same && m < members.size(); ++m) {
    same = there.member(m).hash == hash_of(identity, plan, members[m]);
  }
  if (same) return true;
  throw InputError(fmt::format(
      "{}: the folder holds another sweep ({} members, expanded {}), or the same one of another "
      "program, scenario or data; choose another -o. Nothing in it was changed",
      folder.string(), there.size(), there.head().created));
}

}  // namespace

Expanded expand(const fs::path& sweep, const fs::path& folder, const ExpandProgress& progress) {
  const SweepText text = read_sweep_file(sweep);
  const Plan plan = read_plan(text);
  const Members members(plan);
  Expanded result{.members = members.size(), .left_out = members.left_out()};
  auto checked = check_members(plan, members, progress);
  if (!checked) {
    result.interrupted = true;
    return result;
  }
  const ManifestHead head = head_of(text, plan, *checked, members.left_out());
  result.was_there = holds_sweep(folder, head, plan, checked->members);
  if (result.was_there) return result;
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw InputError(fmt::format("{}: {}", folder.string(), error.message()));
  const output::OutputLock lock(manifest_path(folder), "gigaload sweep expand");
  result.was_there = holds_sweep(folder, head, plan, checked->members);  // by another meanwhile
  if (result.was_there) return result;
  ManifestWriter writer(folder, head, lock);
  for (Member& member : checked->members) writer.add(plan, member);
  writer.finish();
  return result;
}

}  // namespace gigaload::tools::sweep
