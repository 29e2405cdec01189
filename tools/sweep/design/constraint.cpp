#include "tools/sweep/design/constraint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <optional>

#include "grid/core/error.hpp"
#include "scenarios/text/edit_distance.hpp"
#include "scenarios/text/quantity.hpp"

namespace gigaload::tools::sweep {

namespace {

constexpr const char* kKey = "constraints";

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

class ConstraintReader {
 public:
  explicit ConstraintReader(const std::vector<Axis>& axes) : axes_(axes) {
    result_.weights.assign(axes.size(), 0.0);
  }

  /// Throws InputError with the sentence that says what is wrong.
  Constraint read(const std::string& text) {
    result_.text = text;
    const auto sign = text.find_first_of("<>");
    if (sign == std::string::npos) fail("a comparison with <=, >=, < or > is wanted");
    const bool or_equal = sign + 1 < text.size() && text[sign + 1] == '=';
    const std::string right = text.substr(sign + (or_equal ? 2 : 1));
    if (right.find_first_of("<>=") != std::string::npos) fail("one comparison is wanted");
    result_.strict = !or_equal;
    find_unit(text);
    const double left_sign = text[sign] == '<' ? 1.0 : -1.0;
    add_side(text.substr(0, sign), left_sign);
    add_side(right, -left_sign);
    return std::move(result_);
  }

 private:
  [[noreturn]] static void fail(const std::string& why) { throw InputError(why); }

  /// Finds the unit of the first axis that the text names.
  void find_unit(const std::string& text) {
    std::size_t first = std::string::npos;
    for (const Axis& axis : axes_) {
      for (auto at = text.find(axis.name); at != std::string::npos;
           at = text.find(axis.name, at + 1)) {
        const bool whole =
            (at == 0 || !is_name(text[at - 1])) &&
            (at + axis.name.size() == text.size() || !is_name(text[at + axis.name.size()]));
        if (!whole || at >= first) continue;
        first = at;
        unit_ = &axis;
      }
    }
    if (unit_ == nullptr) {
      std::vector<std::string> names;
      std::ranges::transform(axes_, std::back_inserter(names), &Axis::name);
      fail(fmt::format("it names none of the axes {}", fmt::join(names, ", ")));
    }
  }

  static bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  /// Parts the terms at each + and - between spaces or at the front, since units have powers.
  void add_side(const std::string& side, double sign) {
    std::string term;
    double term_sign = sign;
    const std::string text = fmt::format(" {} ", trimmed(side));
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool parts =
          (text[i] == '+' || text[i] == '-') && text[i - 1] == ' ' && text[i + 1] == ' ';
      if (!parts) {
        term += text[i];
        continue;
      }
      add_term(trimmed(term), term_sign);
      term.clear();
      term_sign = text[i] == '+' ? sign : -sign;
    }
    add_term(trimmed(term), term_sign);
  }

  void add_term(const std::string& term, double sign) {
    if (term.empty()) fail("a term is missing; write + and - between spaces");
    double factor = 1.0;
    const char* const end = term.data() + term.size();
    const auto [rest, error] = std::from_chars(term.data(), end, factor);
    const bool has_factor =  // "info" and "nano" are names
        error == std::errc{} && std::isfinite(factor);
    if (!has_factor) factor = 1.0;
    std::string name = has_factor ? trimmed(std::string(rest, end)) : term;
    if (has_factor && name.starts_with('*')) name = trimmed(name.substr(1));
    const auto axis = std::ranges::find(axes_, name, &Axis::name);
    if (axis != axes_.end()) {
      if (!axis->is_number()) fail(name + " is an axis of texts");
      result_.weights[static_cast<std::size_t>(axis - axes_.begin())] +=
          sign * factor * scale_of(*axis);
    } else if (has_factor) {
      result_.constant += sign * constant(factor, term, name);
    } else {
      std::vector<std::string> names;
      std::ranges::transform(axes_, std::back_inserter(names), &Axis::name);
      fail(fmt::format("\"{}\" is no axis{}", name, scenarios::suggestion(name, names)));
    }
  }

  double scale_of(const Axis& axis) const {
    if (axis.unit() == unit_->unit()) return 1.0;
    if (axis.unit().empty() || unit_->unit().empty()) {
      fail(fmt::format("{} and {} have units that do not go together", unit_->name, axis.name));
    }
    const auto scale = scenarios::parse_quantity("1 " + axis.unit(), unit_->unit());
    if (!scale.fault.empty()) fail(scale.fault);
    return scale.value;
  }

  double constant(double number, const std::string& term, const std::string& unit) const {
    if (unit_->unit().empty() != unit.empty()) {
      fail(unit.empty()
               ? fmt::format("{} has no unit; {} is in {}", term, unit_->name, unit_->unit())
               : fmt::format("\"{}\" is no axis, and {} has no unit", unit, unit_->name));
    }
    if (unit.empty()) return number;
    const auto value = scenarios::parse_quantity(term, unit_->unit());
    if (!value.fault.empty()) fail(value.fault);
    return value.value;
  }

  const std::vector<Axis>& axes_;
  const Axis* unit_ = nullptr;
  Constraint result_;
};

}  // namespace

double Constraint::excess(std::span<const double> values) const {
  double sum = constant;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] != 0.0) sum += weights[i] * values[i];
  }
  return sum;
}

bool Constraint::holds(std::span<const double> values) const {
  return strict ? excess(values) < 0.0 : excess(values) <= 0.0;
}

Constraint read_constraint(const std::string& text, const scenarios::Place& place,
                           const std::vector<Axis>& axes, scenarios::Problems& problems) {
  try {
    return ConstraintReader(axes).read(text);
  } catch (const InputError& error) {
    problems.add(place, kKey, fmt::format("\"{}\": {}", text, error.what()));
    return {};
  }
}

}  // namespace gigaload::tools::sweep
