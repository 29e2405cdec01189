#include "tools/clear/case_file.hpp"

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "scenarios/text/file_kind.hpp"
#include "scenarios/text/problems.hpp"
#include "scenarios/text/text_file.hpp"
#include "tools/clear/case_reader.hpp"
#include "tools/clear/json_places.hpp"

namespace gigaload::tools {

namespace {

constexpr std::size_t kLargestFile = std::size_t{64} << 20U;  // two networks of 1,000 have 40 MB

/// Finds lines and columns of bytes that are asked for in ascending order, in one pass.
class LineCounter {
 public:
  explicit LineCounter(const std::string& text) : text_(text) {}

  scenarios::Place at(std::size_t offset, std::size_t source) {
    for (; byte_ < std::min(offset, text_.size()); ++byte_) {
      const auto c = static_cast<unsigned char>(text_[byte_]);
      if (c == '\n') {
        ++line_;
        column_ = 1;
      } else if ((c & 0xc0U) != 0x80U) {  // bytes 10xxxxxx go on with a character
        ++column_;
      }
    }
    return {source, line_, column_};
  }

 private:
  const std::string& text_;
  std::size_t byte_ = 0;
  unsigned line_ = 1, column_ = 1;
};

/// Returns where the value begins, or that in which it is missing.
std::size_t offset_of(const std::string& pointer, const JsonPlaces& places) {
  const auto found = places.offsets.find(pointer);
  return found == places.offsets.end() ? 0 : found->second;
}

/// Throws what was found, if anything, with the places in the text.
void throw_faults(std::vector<std::pair<JsonFault, std::string>> faults,
                  std::shared_ptr<const std::string> text, const std::string& name) {
  std::ranges::stable_sort(faults, {}, [](const auto& fault) { return fault.first.offset; });
  scenarios::Problems problems;
  LineCounter lines(*text);
  const std::size_t source = problems.add_source(name, text);
  for (auto& [fault, pointer] : faults) {
    problems.add(lines.at(fault.offset, source), pointer, fault.message);
  }
  problems.throw_if_any();
}

}  // namespace

std::vector<ClearingCase> cases_of_text(std::string bytes, const std::string& name) {
  scenarios::drop_byte_order_mark(bytes);
  const auto text = std::make_shared<const std::string>(std::move(bytes));
  std::vector<std::pair<JsonFault, std::string>> faults;
  for (JsonFault& fault : json_places(*text).faults) faults.emplace_back(std::move(fault), "");
  throw_faults(std::move(faults), text, name);

  std::vector<ValueFault> of_values;
  std::vector<ClearingCase> cases = cases_of_json(nlohmann::json::parse(*text), of_values);
  if (of_values.empty()) return cases;
  std::set<std::string> pointers;
  for (const ValueFault& fault : of_values) pointers.insert(fault.pointer);
  const JsonPlaces places = json_places(*text, pointers);
  faults.clear();
  for (ValueFault& fault : of_values) {
    faults.emplace_back(JsonFault{offset_of(fault.pointer, places), std::move(fault.message)},
                        std::move(fault.pointer));
  }
  throw_faults(std::move(faults), text, name);
  return cases;
}

std::vector<ClearingCase> read_cases(const std::filesystem::path& path) {
  scenarios::TextFile file = scenarios::read_text_file(path, kLargestFile);
  if (file.fault.empty()) {
    file.fault = scenarios::other_kind(file.text, scenarios::FileKind::json, "case of claims");
  }
  if (!file.fault.empty()) {
    scenarios::Problems problems;
    problems.add({problems.add_source(path.string()), 0, 0}, "", file.fault);
    problems.throw_if_any();
  }
  return cases_of_text(std::move(file.text), path.string());
}

}  // namespace gigaload::tools
