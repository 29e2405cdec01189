#include "scenarios/language/value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <limits>
#include <optional>

#include "grid/core/calendar_years.hpp"
#include "scenarios/text/edit_distance.hpp"
#include "scenarios/text/quantity.hpp"

namespace gigaload::scenarios {
namespace {

using Kind = Node::Kind;

CheckedValue fault(std::string message) { return {{}, std::move(message)}; }

/// What was found, shortened so that a message stays one line.
std::string shown(const Node& node) {
  constexpr std::size_t kLongest = 60;
  if (node.kind == Kind::table || node.kind == Kind::list) return kind_in_words(node);
  std::string text = to_toml_value(node);
  if (text.size() > kLongest) text = text.substr(0, kLongest) + "...";
  return text;
}

CheckedValue unfit(const Node& node, const Key& key) {
  return fault(fmt::format("{} is wanted, not {}", wanted_in_words(key), shown(node)));
}

/// Empty when the number is finite and in the key's range. `text`: as it was written.
std::string range_fault(double value, const std::string& text, const Key& key) {
  const std::string unit = key.unit.empty() ? "" : " " + key.unit;
  if (!std::isfinite(value)) return text + " is no finite number";
  // a bound written with another unit than the key's own must not fall on its own rounding
  const double slack = 1e-12;
  if (value < key.lowest - slack * std::abs(key.lowest)) {
    return fmt::format("{} is too small: at least {}{} is allowed", text, key.lowest, unit);
  }
  if (value > key.highest + slack * std::abs(key.highest)) {
    return fmt::format("{} is too large: at most {}{} is allowed", text, key.highest, unit);
  }
  return {};
}

CheckedValue quantity(const Node& node, const Key& key) {
  if (node.kind == Kind::integer || node.kind == Kind::number) {
    return fault(fmt::format("{} has no unit; write {} in quotes, such as \"{}\"", shown(node),
                             kind_in_words(key.unit), example_of(key.unit)));
  }
  if (node.kind != Kind::text) return unfit(node, key);
  if (key.kind == ValueKind::quantity_or_none && node.text == "none") {
    return {std::numeric_limits<double>::infinity(), {}};
  }
  const Quantity parsed = parse_quantity(node.text, key.unit);
  if (!parsed.fault.empty()) return fault(parsed.fault);
  return {parsed.value, range_fault(parsed.value, node.text, key)};
}

CheckedValue number(const Node& node, const Key& key) {
  if (node.kind != Kind::integer && node.kind != Kind::number) return unfit(node, key);
  const double value = node.kind == Kind::integer ? static_cast<double>(node.integer) : node.number;
  return {value, range_fault(value, shown(node), key)};
}

CheckedValue integer(const Node& node, const Key& key) {
  if (node.kind != Kind::integer) return unfit(node, key);
  return {node.integer, range_fault(static_cast<double>(node.integer), shown(node), key)};
}

bool is_day(const grid::Date& date) {
  const auto day =
      std::chrono::year(date.year) / std::chrono::month(date.month) / std::chrono::day(date.day);
  return day.ok();
}

/// "2025-01-01" and nothing else.
std::optional<grid::Date> date_of(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto part = [&text](std::size_t begin, std::size_t length) {
    int value = -1;
    const char* const first = text.data() + begin;
    const auto [end, error] = std::from_chars(first, first + length, value);
    return error == std::errc{} && end == first + length ? value : -1;
  };
  const int year = part(0, 4), month = part(5, 2), day = part(8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  return grid::Date{year, static_cast<unsigned>(month), static_cast<unsigned>(day)};
}

CheckedValue date(const Node& node, const Key& key) {
  std::optional<grid::Date> found;
  if (node.kind == Kind::date) found = node.date;
  if (node.kind == Kind::text) found = date_of(node.text);
  if (!found) return unfit(node, key);
  if (!is_day(*found)) return fault(fmt::format("{} is no day of the calendar", shown(node)));
  if (found->year < grid::kFirstYear || found->year > grid::kLastYear) {
    return fault(fmt::format("{} is outside the years {} to {}", shown(node), grid::kFirstYear,
                             grid::kLastYear));
  }
  return {*found, {}};
}

template <class T>
CheckedValue list(const Node& node, const Key& key,
                  CheckedValue (*check_one)(const Node&, const Key&)) {
  std::vector<T> values;
  const std::size_t count = node.kind == Kind::list ? node.items.size() : 1;
  if (count == 0) return fault("the list is empty; " + wanted_in_words(key) + " is wanted");
  for (std::size_t i = 0; i < count; ++i) {
    const CheckedValue one = check_one(node.kind == Kind::list ? node.items[i] : node, key);
    if (!one.fault.empty()) return one;
    values.push_back(std::get<T>(one.value));
  }
  return {values, {}};
}

CheckedValue text(const Node& node, const Key& key) {
  return node.kind == Kind::text ? CheckedValue{node.text, {}} : unfit(node, key);
}

CheckedValue choice(const Node& node, const Key& key) {
  if (node.kind != Kind::text) return unfit(node, key);
  if (std::ranges::find(key.choices, node.text) != key.choices.end()) return {node.text, {}};
  return fault(fmt::format("{} is wanted, not {}{}", wanted_in_words(key), shown(node),
                           suggestion(node.text, key.choices)));
}

/// The shortest text that reads back as the number: 1e-8 and not 1e-08.
std::string short_text(double number) {
  std::string text = fmt::format("{}", number);
  if (const auto zero = text.find("e-0"); zero != std::string::npos) text.erase(zero + 2, 1);
  return text;
}

}  // namespace

Value initial_value(const Key& key) {
  Value value = key.fills.initial();
  const auto* const whole = std::get_if<std::int64_t>(&value);
  if (whole == nullptr) return value;
  if (key.kind == ValueKind::date) return grid::to_date(*whole);
  if (key.kind == ValueKind::integer) return value;
  return static_cast<double>(*whole);
}

std::string written(const Value& value, const Key& key) {
  if (const auto* const number = std::get_if<double>(&value)) {
    if (key.kind == ValueKind::number) return short_text(*number);
    if (std::isinf(*number)) return "\"none\"";
    return fmt::format("\"{} {}\"", short_text(*number), key.unit);
  }
  if (const auto* const whole = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *whole);
  if (const auto* const yes = std::get_if<bool>(&value)) return *yes ? "true" : "false";
  if (const auto* const date = std::get_if<grid::Date>(&value)) return grid::to_string(*date);
  return fmt::format("\"{}\"", std::get<std::string>(value));
}

std::string wanted_in_words(const Key& key) {
  switch (key.kind) {
    case ValueKind::quantity:
      return fmt::format("{} such as \"{}\"", kind_in_words(key.unit), example_of(key.unit));
    case ValueKind::quantity_or_none:
      return fmt::format("{} such as \"{}\", or \"none\"", kind_in_words(key.unit),
                         example_of(key.unit));
    case ValueKind::integer:
      return "a whole number";
    case ValueKind::number:
      return "a number";
    case ValueKind::boolean:
      return "true or false";
    case ValueKind::text:
      return "a text in quotes";
    case ValueKind::choice:
      return fmt::format("one of \"{}\"", fmt::join(key.choices, "\", \""));
    case ValueKind::date:
      return "a day such as 2025-01-01";
    case ValueKind::dates:
      return "a day such as 2025-01-01 or a list of days";
    case ValueKind::names:
      return "a text in quotes or a list of texts";
    case ValueKind::numbers:
      return key.choices.empty()
                 ? "a number or a list of numbers"
                 : fmt::format("a number, a list of numbers or \"{}\"", key.choices.front());
  }
  return {};
}

std::string bounds_in_words(const Key& key) {
  const bool below = std::isfinite(key.highest), above = std::isfinite(key.lowest);
  const std::string unit = key.unit.empty() ? "" : " " + key.unit;
  if (above && below) return fmt::format("{} to {}{}", key.lowest, key.highest, unit);
  if (above) return fmt::format("at least {}{}", key.lowest, unit);
  if (below) return fmt::format("at most {}{}", key.highest, unit);
  return {};
}

CheckedValue check_value(const Node& node, const Key& key) {
  switch (key.kind) {
    case ValueKind::quantity:
    case ValueKind::quantity_or_none:
      return quantity(node, key);
    case ValueKind::integer:
      return integer(node, key);
    case ValueKind::number:
      return number(node, key);
    case ValueKind::boolean:
      return node.kind == Kind::boolean ? CheckedValue{node.boolean, {}} : unfit(node, key);
    case ValueKind::text:
      return text(node, key);
    case ValueKind::choice:
      return choice(node, key);
    case ValueKind::date:
      return date(node, key);
    case ValueKind::dates:
      return list<grid::Date>(node, key, date);
    case ValueKind::names:
      return list<std::string>(node, key, text);
    case ValueKind::numbers:
      if (node.kind == Kind::text &&
          std::ranges::find(key.choices, node.text) != key.choices.end()) {
        return {std::vector<double>(), {}};
      }
      return list<double>(node, key, number);
  }
  return {};
}

}  // namespace gigaload::scenarios
