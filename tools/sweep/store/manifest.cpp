#include "tools/sweep/store/manifest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "grid/core/error.hpp"
#include "grid/core/held.hpp"
#include "output/files/partial_file.hpp"
#include "scenarios/text/problems.hpp"
#include "scenarios/text/sha256.hpp"
#include "tools/program/version.hpp"
#include "tools/sweep/store/node_json.hpp"

namespace gigaload::tools::sweep {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using scenarios::Node;

constexpr int kVersion = 2;

/// TooDeep says that brackets stand in one another as in no line of a manifest.
struct TooDeep : std::exception {};

/// Reads one line of the file. Throws json::exception for what is no JSON, and TooDeep where what
/// walks through it would overrun the stack.
json parse_line(const std::string& line) {
  constexpr int kDeepest = 8;
  const auto check_depth = [](int depth, json::parse_event_t, const json&) {
    if (depth > kDeepest) throw TooDeep();
    return true;
  };
  return json::parse(line, check_depth);
}

/// Throws json::exception for anything but a whole number from 0 on.
template <class Number>
Number unsigned_of(const json& value) {
  if (!value.is_number_unsigned()) (void)value.get_ref<const json::number_unsigned_t&>();
  return value.get<Number>();
}

Node node_of(const json& value, const scenarios::Place& place) {
  Node node;
  node.place = node.key_place = place;
  if (value.is_number_integer()) {
    node.kind = Node::Kind::integer;
    node.integer = value.get<std::int64_t>();
  } else if (value.is_number()) {
    node.kind = Node::Kind::number;
    node.number = value.get<double>();
  } else if (value.is_boolean()) {
    node.kind = Node::Kind::boolean;
    node.boolean = value.get<bool>();
  } else if (value.is_array()) {
    node.kind = Node::Kind::list;
    for (const json& item : value) node.items.push_back(node_of(item, place));
  } else {
    node.kind = Node::Kind::text;
    node.text = value.get<std::string>();
  }
  return node;
}

std::string line_of(const Plan& plan, const Member& member) {
  nlohmann::ordered_json values;
  for (std::size_t a = 0; a < plan.axes.size(); ++a) {
    values[plan.axes[a].name] = json_of(member.values[a]);
  }
  return nlohmann::ordered_json{{"member", member.number},
                                {"seed", member.seed},
                                {"values", std::move(values)},
                                {"data", member.data},
                                {"hash", member.hash}}
      .dump();
}

std::string link(const std::string& chain, const std::string& line) {
  return scenarios::sha256(chain + line);
}

std::string last_line(const std::string& chain) {
  return nlohmann::ordered_json{{"chain", chain}}.dump();
}

std::uint64_t key_of(const std::string& hash) {
  std::uint64_t key = 0;
  std::from_chars(hash.data(), hash.data() + std::min<std::size_t>(hash.size(), 16), key, 16);
  return key;
}

}  // namespace

fs::path manifest_path(const fs::path& folder) { return folder / "manifest.jsonl"; }

std::string identity_of(const ManifestHead& head) {
  std::string text = head.program_version + "\n" + head.git_revision + "\n" + head.libraries +
                     "\n" + grid::held(head.text.scenario) + "\n" + head.text.scenario_name + "\n";
  for (const auto& [file, hash] : head.data_hashes) text += file + " " + hash + "\n";
  return scenarios::sha256(text);
}

std::string hash_of(const std::string& identity, const Plan& plan, const Member& member) {
  std::string text = fmt::format("{}\nseed={}\ndata={}\n", identity, member.seed, member.data);
  for (std::size_t a = 0; a < plan.axes.size(); ++a) {
    const Axis& axis = plan.axes[a];
    if (axis.variants.empty()) {  // one value, which may be long, of all keys
      const std::string value = json_of(member.values[a]).dump();
      for (const std::string& key : axis.keys) text += key + "=" + value + "\n";
      continue;
    }
    for (const auto& [key, value] : axis.changes(member.values[a])) {
      text += key + "=" + json_of(value).dump() + "\n";
    }
  }
  // results that were not chosen are not there: another choice is another result
  for (const auto* v : plan.selection.tables) text += output::path_of(*v) + "\n";
  for (const auto* v : plan.selection.trajectories) text += output::path_of(*v) + "\n";
  for (const Scalar& scalar : plan.selection.scalars) {
    text += fmt::format("{} {} {}", output::path_of(*scalar.variable), scalar.year.value_or(0),
                        scalar.at ? grid::to_string(*scalar.at) : "");
    for (const auto& [axis, entity] : scalar.entities) {
      text += fmt::format(" {}={}", output::name_of(axis), entity);
    }
    text += "\n";
  }
  return scenarios::sha256(text);
}

ManifestWriter::ManifestWriter(const fs::path& folder, const ManifestHead& head,
                               const output::OutputLock& lock)
    : path_(manifest_path(folder)),
      partial_(output::partial_path(path_)),
      identity_(identity_of(head)) {
  output::make_way(lock, partial_);
  file_ = std::make_unique<output::NewFile>(partial_);
  nlohmann::ordered_json data = nlohmann::ordered_json::array();
  for (const auto& [file, hash] : head.data_hashes) data.push_back({file, hash});
  const nlohmann::ordered_json line{{"gigaload_sweep", kVersion},
                                    {"name", fs::path(head.text.name).stem().string()},
                                    {"members", head.members},
                                    {"left_out", head.left_out},
                                    {"created", head.created},
                                    {"program_version", head.program_version},
                                    {"git_revision", head.git_revision},
                                    {"libraries", head.libraries},
                                    {"scenario_name", head.text.scenario_name},
                                    {"folder", head.text.folder.string()},
                                    {"data", std::move(data)},
                                    {"sweep", head.text.sweep},
                                    {"scenario", grid::held(head.text.scenario)}};
  try {
    put(line.dump());
  } catch (const json::type_error&) {
    throw InputError(fmt::format(
        "{}: a name of a file or folder of this sweep is no UTF-8 text: give it another name",
        head.text.name));
  }
}

void ManifestWriter::put(const std::string& line) {
  chain_ = link(chain_, line);
  file_->write(line + "\n");
}

void ManifestWriter::add(const Plan& plan, Member& member) {
  member.hash = hash_of(identity_, plan, member);
  put(line_of(plan, member));
}

void ManifestWriter::finish() {
  file_->write(last_line(chain_) + "\n");
  file_->close();
  output::publish(partial_, path_);
}

Manifest::Manifest(const fs::path& folder) : folder_(folder), path_(manifest_path(folder)) {
  std::error_code ignored;
  if (fs::is_regular_file(path_, ignored)) file_.open(path_, std::ios::binary);
  if (!file_.is_open()) {
    throw InputError(
        fmt::format("{}: no sweep: there is no {}; make one by gigaload sweep expand SWEEP -o {}",
                    folder.string(), path_.filename().string(), folder.string()));
  }
  std::string line;
  std::getline(file_, line);
  read_head(line);
  chain_ = link("", line);
  read_members();
}

void Manifest::refuse(const std::string& why) const {
  if (!head_.program_version.empty()) check_same_program(*this);  // another may read it otherwise
  throw InputError(fmt::format(
      "{}: {}: it is not as expand wrote it. Put the original back, or expand the sweep again into "
      "another folder; the results beside it are left as they are",
      path_.string(), why));
}

void Manifest::read_head(const std::string& line) {
  json head;
  try {
    head = parse_line(line);
  } catch (const std::exception&) {
    refuse("line 1 is no head of a sweep");
  }
  if (!head.is_object() || !head.contains("gigaload_sweep")) refuse("line 1 is no head of a sweep");
  try {
    if (head.at("gigaload_sweep") != kVersion) {
      throw InputError(fmt::format("{}: version {}, this program reads version {}", path_.string(),
                                   head.at("gigaload_sweep").dump(), kVersion));
    }
    head_.text = {.name = path_.string(),
                  .sweep = head.at("sweep").get<std::string>(),
                  .scenario = head.at("scenario").get<std::string>(),
                  .scenario_name = head.at("scenario_name").get<std::string>(),
                  .folder = head.at("folder").get<std::string>()};
    head_.created = head.at("created").get<std::string>();
    head_.program_version = head.at("program_version").get<std::string>();
    head_.git_revision = head.at("git_revision").get<std::string>();
    head_.libraries = head.at("libraries").get<std::string>();
    head_.members = unsigned_of<std::size_t>(head.at("members"));
    head_.left_out = unsigned_of<std::size_t>(head.at("left_out"));
    head_.data_hashes = head.at("data").get<std::vector<std::pair<std::string, std::string>>>();
    const std::string name = head.at("name").get<std::string>();
    plan_ = read_plan(head_.text);
    plan_.name = name;
  } catch (const json::exception&) {
    refuse("line 1 lacks something");
  } catch (const scenarios::ScenarioError&) {
    check_same_program(*this);
    throw;
  }
}

Member Manifest::parse(const std::string& line) const {
  Member member;
  const json text = parse_line(line);
  member.number = unsigned_of<std::size_t>(text.at("member"));
  member.seed = unsigned_of<std::uint64_t>(text.at("seed"));
  member.data = text.at("data").get<std::string>();
  member.hash = text.at("hash").get<std::string>();
  for (const Axis& axis : plan_.axes) {
    member.values.push_back(node_of(text.at("values").at(axis.name), axis.place));
  }
  return member;
}

void Manifest::read_members() {
  const std::string identity = identity_of(head_);
  std::string line;
  constexpr std::size_t kShortestLine = 128;  // the hash alone has 64 bytes
  lines_.reserve(std::min<std::size_t>(head_.members, fs::file_size(path_) / kShortestLine));
  for (std::size_t m = 0; m < head_.members; ++m) {
    const auto begin = static_cast<std::uint64_t>(file_.tellg());
    if (!std::getline(file_, line)) refuse(fmt::format("it ends before member {}", m));
    try {
      const Member member = parse(line);
      if (member.number != m || member.hash != hash_of(identity, plan_, member)) {
        refuse(fmt::format("line {}: the values of member {} do not have its hash", m + 2, m));
      }
      lines_.push_back({begin, key_of(member.hash)});
    } catch (const json::exception&) {
      refuse(fmt::format("line {} is no member", m + 2));
    } catch (const TooDeep&) {
      refuse(fmt::format("line {} is no member", m + 2));
    }
    chain_ = link(chain_, line);
  }
  std::getline(file_, line);
  if (line != last_line(chain_)) refuse("its lines do not add up");
  file_.clear();
}

Member Manifest::member(std::size_t number) const {
  std::string line;
  file_.seekg(static_cast<std::streamoff>(lines_.at(number).begin));
  if (!std::getline(file_, line)) refuse("it was cut off meanwhile");
  try {
    return parse(line);
  } catch (const json::exception&) {
    refuse("it was changed meanwhile");
  } catch (const TooDeep&) {
    refuse("it was changed meanwhile");
  }
}

void check_same_program(const Manifest& manifest) {
  const ManifestHead& head = manifest.head();
  if (head.program_version == program_version() && head.git_revision == git_revision() &&
      head.libraries == libraries()) {
    return;
  }
  throw InputError(fmt::format(
      "{}: expanded by gigaload {} (git {}; {}), this is {} (git {}; {}): results of two programs "
      "do not belong in one table. Go on with that one, or expand the sweep again into another "
      "folder",
      manifest.folder().string(), head.program_version, head.git_revision, head.libraries,
      program_version(), git_revision(), libraries()));
}

std::string digest_of(const std::vector<std::pair<std::string, std::string>>& data_hashes) {
  std::string text;
  for (const auto& [file, hash] : data_hashes) text += file + " " + hash + "\n";
  return scenarios::sha256(text).substr(0, 16);
}

void check_same_data(const Manifest& manifest, const Member& member,
                     const std::vector<std::pair<std::string, std::string>>& data_hashes) {
  if (digest_of(data_hashes) == member.data) return;
  const auto& known = manifest.head().data_hashes;  // sorted
  const auto other = std::ranges::find_if(
      data_hashes, [&](const auto& file) { return !std::ranges::binary_search(known, file); });
  // files that changed places are all known
  throw ChangedData(fmt::format(
      "{}: {} with which member {} was expanded. Put that back, or expand the sweep again into "
      "another folder",
      manifest.folder().string(),
      other == data_hashes.end() ? "the data files are not those"
                                 : "the data file " + other->first + " is not the one",
      member.number));
}

}  // namespace gigaload::tools::sweep
