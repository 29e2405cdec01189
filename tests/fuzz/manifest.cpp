#include "tools/sweep/store/manifest.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "grid/core/error.hpp"
#include "output/files/output_lock.hpp"
#include "scenarios/text/sha256.hpp"
#include "tests/fuzz/input_file.hpp"
#include "tests/fuzz/sample_folder.hpp"
#include "tests/fuzz/targets.hpp"
#include "tools/sweep/design/members.hpp"

namespace gigaload::fuzz {
namespace {

using namespace tools::sweep;

const InputFile& manifest_file() {
  static const InputFile file("manifest.jsonl");
  return file;
}

/// Returns the lines with the last one made that which closes them.
std::string closed(std::string_view lines) {
  std::string text, chain;
  while (!lines.empty()) {
    const std::string line(take_line(lines));
    if (lines.empty()) break;
    chain = scenarios::sha256(chain + line);
    text += line + "\n";
  }
  return text + nlohmann::ordered_json{{"chain", chain}}.dump() + "\n";
}

void read_members(const Manifest& manifest) {
  for (std::size_t m = 0; m < manifest.size(); ++m) {
    const Member member = manifest.member(m);
    expect(member.number == m && member.values.size() == manifest.plan().axes.size(),
           "a member of a manifest is whole");
  }
}

/// Writes the manifest of a small sweep.
void write_manifest(std::string_view sweep) {
  constexpr std::size_t kMost = 100;
  const SweepText text{.name = "sweep.toml",
                       .sweep = std::string(sweep),
                       .scenario = "[run]\nseed = 3\n",
                       .scenario_name = "small",
                       .folder = sample_folder()};
  const Plan plan = read_plan(text);
  const bool is_small =
      plan.points * plan.axes.size() <= kMost &&
      std::ranges::all_of(plan.axes, [](const Axis& axis) { return axis.values.size() <= kMost; });
  if (!is_small || plan.axes.size() > 2) throw InputError("too large");
  const Members members(plan);
  const output::OutputLock lock(manifest_file().path(), "fuzz");
  ManifestHead head;
  head.text = text;
  head.members = std::min(members.size(), kMost);
  ManifestWriter writer(manifest_file().folder(), head, lock);
  for (std::size_t m = 0; m < head.members; ++m) {
    Member member{.number = m, .seed = m, .values = members.values(m), .data = "0", .hash = {}};
    writer.add(plan, member);
  }
  writer.finish();
}

}  // namespace

/// Reads a manifest whose last line fits, or, of an input that begins with no brace, writes that of
/// a sweep and reads it.
void read_manifest(std::string_view input) {
  if (input.starts_with('{')) {
    manifest_file().write(closed(input));
    read_members(Manifest(manifest_file().folder()));
    return;
  }
  write_manifest(input);
  try {
    read_members(Manifest(manifest_file().folder()));
  } catch (const InputError& error) {
    throw Finding(std::string("a manifest that was written is read: ") + error.what());
  }
}

}  // namespace gigaload::fuzz
