#include "scenarios/text/problems.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "scenarios/text/printable.hpp"

namespace gigaload::scenarios {
namespace {

constexpr std::size_t kMostPrinted = 50;
constexpr std::size_t kLongestLine = 160;       // bytes of a source line that are shown
constexpr std::size_t kLongestMessage = 8'000;  // of a message, which may quote what it refuses

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U; }

std::string block_of(const Problem& problem) {
  std::string text = printable_in_place(problem.file);
  if (problem.line > 0) text += fmt::format(":{}:{}", problem.line, problem.column);
  text += ": ";
  if (!problem.key.empty()) text += printable_in_place(problem.key) + ": ";
  text += printable_in_place(problem.message) + "\n";
  if (problem.line == 0 || problem.source_line.empty()) return text;
  text += "    " + problem.source_line + "\n    ";
  unsigned column = 1;
  for (const char c : problem.source_line) {
    if (is_continuation(c)) continue;
    if (column++ == problem.column) break;
    text += c == '\t' ? '\t' : ' ';
  }
  return text + "^\n";
}

std::string text_of(const std::vector<Problem>& problems, std::size_t untold) {
  std::string text;
  for (std::size_t i = 0; i < std::min(problems.size(), kMostPrinted); ++i) {
    text += block_of(problems[i]);
  }
  const std::size_t count = problems.size() + untold;
  if (count > kMostPrinted) text += fmt::format("and {} more\n", count - kMostPrinted);
  return text;
}

/// Returns a line as it is shown below a problem, cut off if it is long; nothing where the caret
/// would stand behind the cut.
std::string shown_line(std::string_view raw, unsigned column) {
  if (raw.ends_with('\r')) raw.remove_suffix(1);
  // a line may be as long as a file; a character has at most 4 bytes
  std::string line = printable_in_place(raw.substr(0, 4 * kLongestLine));
  if (line.size() <= kLongestLine) return line;
  if (column > kLongestLine / 2) return {};
  line.resize(kLongestLine);
  while (!line.empty() && is_continuation(line.back())) line.pop_back();
  if (!line.empty()) line.pop_back();
  return line + "...";
}

/// LineFinder finds lines of texts that are asked for in ascending order, in one pass.
class LineFinder {
 public:
  /// Returns line `line` (1-based) of the text with that number; nothing where there is none.
  std::string_view find(std::size_t source, std::string_view text, unsigned line) {
    if (source != source_) {
      source_ = source;
      line_ = 1;
      begin_ = 0;
    }
    for (; line_ < line && begin_ != std::string_view::npos; ++line_) {
      begin_ = text.find('\n', begin_);
      if (begin_ != std::string_view::npos) ++begin_;
    }
    if (line == 0 || begin_ >= text.size()) return {};
    return text.substr(begin_, text.find('\n', begin_) - begin_);
  }

 private:
  std::size_t source_ = static_cast<std::size_t>(-1);
  unsigned line_ = 1;
  std::size_t begin_ = 0;
};

}  // namespace

ScenarioError::ScenarioError(std::vector<Problem> problems, std::size_t untold)
    : InputError(text_of(problems, untold)), problems_(std::move(problems)), untold_(untold) {}

std::size_t Problems::add_source(std::string name, std::string text) {
  return add_source(std::move(name), std::make_shared<const std::string>(std::move(text)));
}

std::size_t Problems::add_source(std::string name, std::shared_ptr<const std::string> text) {
  sources_.push_back({std::move(name), std::move(text)});
  return sources_.size() - 1;
}

void Problems::add(Place place, std::string key, std::string message) {
  ++count_;
  if (found_.size() >= kMostKept) return;
  for (std::string* text : {&key, &message}) {
    if (text->size() > kLongestMessage) *text = text->substr(0, kLongestMessage) + "...";
  }
  found_.push_back({place, std::move(key), std::move(message)});
}

std::string Problems::describe(Place place) const {
  const std::string& name = sources_.at(place.source).name;
  return place.line > 0 ? fmt::format("{}:{}", name, place.line) : name;
}

std::vector<Problems::Found> Problems::sorted() const {
  std::vector<Found> result = found_;
  std::ranges::sort(result);
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

void Problems::add_all(const ScenarioError& error) {
  std::map<std::string, std::size_t> of_file;
  for (const Problem& each : error.problems()) {
    const auto [found, is_new] = of_file.try_emplace(each.file, sources_.size());
    if (is_new) sources_.push_back({.name = each.file, .text = nullptr});
    const Place place{found->second, each.line, each.column};
    sources_[place.source].shown[place] = each.source_line;
    add(place, each.key, each.message);
  }
  count_ += error.count() - error.problems().size();
}

void Problems::let_texts_go() {
  LineFinder lines;
  for (const auto& [place, key, message] : sorted()) {
    Source& source = sources_.at(place.source);
    if (source.text == nullptr) continue;
    source.shown[place] =
        shown_line(lines.find(place.source, *source.text, place.line), place.column);
  }
  for (Source& source : sources_) source.text = nullptr;
}

void Problems::throw_if_any() const {
  if (found_.empty()) return;
  std::vector<Problem> problems;
  LineFinder lines;
  std::ranges::transform(sorted(), std::back_inserter(problems), [&](const Found& found) {
    const auto& [name, text, shown] = sources_.at(found.place.source);
    std::string line;
    if (text != nullptr) {
      line =
          shown_line(lines.find(found.place.source, *text, found.place.line), found.place.column);
    } else if (const auto kept = shown.find(found.place); kept != shown.end()) {
      line = kept->second;
    }
    return Problem{name,      found.place.line, found.place.column,
                   found.key, found.message,    std::move(line)};
  });
  throw ScenarioError(std::move(problems), count_ - found_.size());
}

}  // namespace gigaload::scenarios
