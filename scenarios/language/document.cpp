#include "scenarios/language/document.hpp"

#include <algorithm>

#include "scenarios/language/deprecated_keys.hpp"
#include "scenarios/language/overrides.hpp"
#include "scenarios/language/toml_reader.hpp"
#include "scenarios/text/edit_distance.hpp"
#include "scenarios/text/file_kind.hpp"
#include "scenarios/text/text_file.hpp"

namespace gigaload::scenarios {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestScenario = std::size_t{16} << 20U;  // bytes
constexpr std::size_t kDeepestInclude = 32;

bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::exists(path, error);
}

/// A folder is no scenario and hides none of that name.
bool is_there_and_no_folder(const fs::path& path) {
  std::error_code error;
  return is_there(path) && !fs::is_directory(path, error);
}

/// A sweep's file names its scenario; no scenario does.
bool is_sweep(const Node& layer) {
  const Node* const scenario = layer.find("scenario");
  return scenario != nullptr && scenario->kind == Node::Kind::text &&
         (layer.find("axis") != nullptr || layer.find("design") != nullptr);
}

/// Tells whether a path leads down alone, so that what it leads to among the shipped is shipped.
bool leads_down(const fs::path& path) {
  return !path.empty() && path.is_relative() &&
         std::ranges::none_of(path,
                              [](const fs::path& part) { return part == "." || part == ".."; });
}

/// `wanted` as it stands, with ".toml", then both among the shipped scenarios, their folders too.
fs::path locate(const fs::path& wanted, const fs::path& folder, const fs::path& shipped) {
  const fs::path here = wanted.is_absolute() || folder.empty() ? wanted : folder / wanted;
  fs::path with_ending = here;
  with_ending += ".toml";
  std::vector<fs::path> places = {here, with_ending};
  if (leads_down(wanted)) {
    places.push_back(shipped / wanted);
    places.push_back(shipped / wanted);
    places.back() += ".toml";
  }
  const auto found = std::ranges::find_if(places, is_there_and_no_folder);
  return (found == places.end() ? here : *found).lexically_normal();
}

class LayerReader {
 public:
  LayerReader(const fs::path& shipped, Problems& problems, Document& document)
      : shipped_(shipped), problems_(problems), document_(document) {}

  /// Lays the file and its includes over the document. `wanted_at`: the include that asks for it.
  bool read(const fs::path& path, std::optional<Place> wanted_at) {
    if (wanted_at && std::ranges::find(open_, path) != open_.end()) {
      problems_.add(*wanted_at, "include", path.string() + " includes itself, directly or not");
      return false;
    }
    if (wanted_at && open_.size() >= kDeepestInclude) {
      problems_.add(*wanted_at, "include", "more than 32 files include each other in a row");
      return false;
    }
    if (std::ranges::find(done_, path) != done_.end()) return true;
    TextFile file = read_text_file(path, kLargestScenario);
    if (!file.fault.empty()) {
      if (wanted_at) {
        problems_.add(*wanted_at, "include", path.string() + ": " + file.fault);
      } else {
        problems_.add({add_source(path, ""), 0, 0}, "", file.fault + similar(path));
      }
      return false;
    }
    const std::size_t source = add_source(path, file.text);
    if (const std::string kind = other_kind(file.text, FileKind::toml, "scenario"); !kind.empty()) {
      problems_.add({source, 0, 0}, "", kind);
      return false;
    }
    auto layer = read_toml(file.text, source, problems_);
    if (!layer) return false;
    if (is_sweep(*layer)) {
      problems_.add(layer->find("scenario")->key_place, "scenario",
                    "this is the file of a sweep over a scenario; gigaload sweep expand reads it");
      return false;
    }
    open_.push_back(path);
    const bool good = read_includes(*layer, path);
    open_.pop_back();
    std::erase_if(layer->items, [](const Node& item) { return item.name == "include"; });
    replace_deprecated(*layer, problems_, document_.notices);
    merge(document_.root, *layer);
    done_.push_back(path);
    return good;
  }

 private:
  std::size_t add_source(const fs::path& path, std::string text) {
    const std::size_t source = problems_.add_source(path.string(), std::move(text));
    document_.folders.resize(source + 1);
    document_.folders.back() = path.parent_path();
    return source;
  }

  /// The shipped scenario a missing file's name may stand for.
  std::string similar(const fs::path& path) const {
    if (is_there(path) || path.has_parent_path()) return {};
    std::vector<std::string> names;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(shipped_, error)) {
      if (entry.path().extension() == ".toml") names.push_back(entry.path().stem().string());
    }
    std::ranges::sort(names);
    return suggestion(path.stem().string(), names);
  }

  bool read_includes(const Node& layer, const fs::path& path) {
    const Node* const include = layer.find("include");
    if (include == nullptr) return true;
    const std::vector<Node> files =
        include->kind == Node::Kind::text ? std::vector<Node>{*include} : include->items;
    const bool is_list = include->kind == Node::Kind::list || include->kind == Node::Kind::text;
    if (!is_list || std::ranges::any_of(
                        files, [](const Node& item) { return item.kind != Node::Kind::text; })) {
      problems_.add(include->place, "include",
                    R"(a file such as "us-2025.toml" or a list of files is wanted)");
      return false;
    }
    bool good = true;
    for (const Node& item : files) {
      good &= read(locate(item.text, path.parent_path(), shipped_), item.place);
    }
    return good;
  }

  const fs::path& shipped_;
  Problems& problems_;
  Document& document_;
  std::vector<fs::path> open_;  // the chain of includes being read
  std::vector<fs::path> done_;
};

}  // namespace

std::optional<Document> read_document(const fs::path& path,
                                      const std::vector<std::string>& overrides,
                                      const fs::path& shipped, Problems& problems) {
  Document document;
  const fs::path found = locate(path, {}, shipped);
  document.name = found.stem().string();
  LayerReader reader(shipped, problems, document);
  if (!reader.read(found, std::nullopt)) return std::nullopt;
  for (const std::string& override_text : overrides) {
    const std::size_t source = problems.add_source("--set " + override_text);
    document.folders.resize(source + 1);
    if (auto layer = read_override(override_text, source, document.root, problems)) {
      replace_deprecated(*layer, problems, document.notices);
      merge(document.root, *layer);
    }
  }
  return document;
}

}  // namespace gigaload::scenarios
