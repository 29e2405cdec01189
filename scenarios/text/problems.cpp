#include "scenarios/text/problems.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "scenarios/text/printable.hpp"

namespace gigaload::scenarios {
namespace {

constexpr std::size_t kMostPrinted = 50;
constexpr std::size_t kMostKept = 1000;
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

}  // namespace

ScenarioError::ScenarioError(std::vector<Problem> problems, std::size_t untold)
    : InputError(text_of(problems, untold)), problems_(std::move(problems)), untold_(untold) {}

std::size_t Problems::add_source(std::string name, std::string text) {
  sources_.push_back({std::move(name), std::move(text)});
  return sources_.size() - 1;
}

void Problems::add(Place place, std::string key, std::string message) {
  ++count_;
  if (found_.size() == kMostKept) return;
  for (std::string* text : {&key, &message}) {
    if (text->size() > kLongestMessage) *text = text->substr(0, kLongestMessage) + "...";
  }
  found_.push_back({place, std::move(key), std::move(message)});
}

std::string Problems::describe(Place place) const {
  const std::string& name = sources_.at(place.source).name;
  return place.line > 0 ? fmt::format("{}:{}", name, place.line) : name;
}

std::string Problems::line_of(Place place) const {
  const std::string_view text = sources_.at(place.source).text;
  std::size_t begin = 0;
  for (unsigned line = 1; line < place.line && begin != std::string_view::npos; ++line) {
    begin = text.find('\n', begin);
    if (begin != std::string_view::npos) ++begin;
  }
  if (place.line == 0 || begin >= text.size()) return {};
  std::string_view raw = text.substr(begin, text.find('\n', begin) - begin);
  if (raw.ends_with('\r')) raw.remove_suffix(1);
  // a line may be as long as a file; a character has at most 4 bytes
  std::string line = printable_in_place(raw.substr(0, 4 * kLongestLine));
  if (line.size() > kLongestLine) {
    if (place.column > kLongestLine / 2) return {};  // the caret would stand outside
    line.resize(kLongestLine);
    while (!line.empty() && is_continuation(line.back())) line.pop_back();
    if (!line.empty()) line.pop_back();
    line += "...";
  }
  return line;
}

void Problems::throw_if_any() const {
  if (found_.empty()) return;
  std::vector<Found> sorted = found_;
  std::ranges::sort(sorted);
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  std::vector<Problem> problems;
  std::ranges::transform(sorted, std::back_inserter(problems), [this](const Found& found) {
    return Problem{sources_.at(found.place.source).name,
                   found.place.line,
                   found.place.column,
                   found.key,
                   found.message,
                   line_of(found.place)};
  });
  throw ScenarioError(std::move(problems), count_ - found_.size());
}

}  // namespace gigaload::scenarios
