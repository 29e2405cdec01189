#include "tools/clear/json_places.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

namespace gigaload::tools {

namespace {

using nlohmann::json;

/// Hands out a text and counts what was taken of it. The count is that of all copies.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, std::size_t* taken) : at_(at), taken_(taken) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    ++at_;
    ++*taken_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
  bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  std::size_t* taken_;
};

/// Returns the library's message without its own name and place.
std::string plain_message(std::string text) {
  if (const auto end = text.find("] "); end != std::string::npos) text.erase(0, end + 2);
  if (text.starts_with("parse error at ")) {
    if (const auto end = text.find(": "); end != std::string::npos) text.erase(0, end + 2);
  }
  return text;
}

/// Follows the parser from value to value with the pointer of each.
class PlaceReader : public nlohmann::json_sax<json> {
 public:
  PlaceReader(std::string_view text, const std::set<std::string>& wanted)
      : text_(text), wanted_(wanted) {}

  JsonPlaces read() {
    const CountingIterator begin(text_.data(), &taken_);
    const CountingIterator end(text_.data() + text_.size(), &taken_);
    json::sax_parse(begin, end, this);
    return std::move(places_);
  }

  bool null() override { return scalar(); }
  bool boolean(bool /*value*/) override { return scalar(); }
  bool number_integer(number_integer_t /*value*/) override { return scalar(); }
  bool number_unsigned(number_unsigned_t /*value*/) override { return scalar(); }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override {
    return scalar();
  }
  bool string(string_t& /*value*/) override { return scalar(); }
  bool binary(binary_t& /*value*/) override { return scalar(); }
  bool start_object(std::size_t /*elements*/) override { return open(false); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t /*elements*/) override { return open(true); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    Level& level = levels_.back();
    if (!level.keys.insert(name).second) {
      places_.faults.push_back(
          {token_begin(), fmt::format("the key '{}' stands twice in one object", name)});
    }
    pointer_ += '/' + pointer_part(name);
    last_end_ = taken_;
    return true;
  }

  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& error) override {
    const std::size_t at = std::min(position > 0 ? position - 1 : 0, text_.size());
    places_.faults.push_back({at, plain_message(error.what())});
    return false;
  }

 private:
  struct Level {
    bool is_array = false;
    std::size_t next = 0;         // of an array: the index of its next value
    std::size_t pointer_end = 0;  // length of the pointer of the array or object itself
    std::set<std::string> keys = {};
  };

  /// Returns where the token begins that was taken last: behind the one before and what divides
  /// them. Of a number one byte more was taken, which is such a divider or closes a bracket.
  [[nodiscard]] std::size_t token_begin() const {
    return std::min(text_.find_first_not_of(" \t\r\n,:", last_end_), text_.size());
  }

  void begin_value() {
    if (!levels_.empty() && levels_.back().is_array) {
      pointer_ += fmt::format("/{}", levels_.back().next++);
    }
    if (!wanted_.empty() && wanted_.contains(pointer_)) places_.offsets[pointer_] = token_begin();
  }

  void end_value() {
    pointer_.resize(levels_.empty() ? 0 : levels_.back().pointer_end);
    last_end_ = taken_;
  }

  bool scalar() {
    begin_value();
    end_value();
    return true;
  }

  bool open(bool is_array) {
    begin_value();
    if (levels_.size() == kDeepestJson) {
      places_.faults.push_back(
          {token_begin(), fmt::format("more than {} brackets are open", kDeepestJson)});
      return false;
    }
    levels_.push_back({.is_array = is_array, .pointer_end = pointer_.size()});
    last_end_ = taken_;
    return true;
  }

  bool close() {
    levels_.pop_back();
    end_value();
    return true;
  }

  std::string_view text_;
  const std::set<std::string>& wanted_;
  std::size_t taken_ = 0, last_end_ = 0;
  std::string pointer_;
  std::vector<Level> levels_;
  JsonPlaces places_;
};

}  // namespace

JsonPlaces json_places(std::string_view text, const std::set<std::string>& wanted) {
  return PlaceReader(text, wanted).read();
}

std::string pointer_part(std::string_view key) {
  std::string part;
  for (const char c : key) part += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return part;
}

}  // namespace gigaload::tools
