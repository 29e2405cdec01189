#include "scenarios/text/unit_text.hpp"

#include <fmt/format.h>

#include <array>
#include <functional>
#include <string>
#include <utility>

#include "scenarios/text/unit_names.hpp"

namespace gigaload::scenarios {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 33> kSigns = {{
    {"\u00a0", " "},      {"\u2002", " "},         {"\u2003", " "},         {"\u2004", " "},
    {"\u2005", " "},      {"\u2006", " "},         {"\u2007", " "},         {"\u2008", " "},
    {"\u2009", " "},      {"\u200a", " "},         {"\u202f", " "},         {"\u3000", " "},
    {"\t", " "},          {"\u207b\u00b9", "^-1"}, {"\u207b\u00b2", "^-2"}, {"\u00b2", "^2"},
    {"\u00b3", "^3"},     {"\u00b0C", "degC"},     {"\u00b0 C", "degC"},    {"\u00b0F", "degF"},
    {"\u00b0 F", "degF"}, {"\u00b0", "deg"},       {"\u2103", "degC"},      {"\u2109", "degF"},
    {"\u00b7", "*"},      {"\u22c5", "*"},         {"\u2212", "-"},         {"\u00b5", "u"},
    {"\u03bc", "u"},      {"\u2030", "permille"},  {"\u00a2", "cent"},      {"\u20ac", "EUR"},
    {"p.u.", "pu"},
}};

bool is_name_sign(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '%' || c == '$';
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Reads factors and what stands between them, up to the first fault.
class UnitReader {
 public:
  using Fits = std::function<bool(const std::string&)>;

  UnitReader(std::string_view text, Temperature meaning, const Fits& fits)
      : text_(text), meaning_(meaning), fits_(fits) {}

  UnitText read() {
    if (read_all()) {
      result_.is_share = shares_ == 1 && factors_ == 1;
      if (shares_ > 0 && !(first_is_share_ && shares_ == 1 && above_ == 1)) {
        fail(fmt::format("\"{}\" hides a factor", text_));
      }
    }
    if (!result_.fault.empty()) result_.udunits.clear();
    return result_;
  }

 private:
  bool read_all() {
    skip_blanks();
    const bool has_one = peek() == '1' && !is_digit(peek(1));  // "1/yr"
    if (has_one) ++at_;
    skip_blanks();
    bool below = take_stroke();
    if (has_one && !below) return fail_by_number();
    if (below) result_.udunits = "1";
    if (!read_factor(below)) return false;
    while (skip_blanks(), at_ < text_.size()) {
      if (take_stroke()) {
        below = true;
      } else if (peek() == '-' || (!below && (peek() == '*' || peek() == '.'))) {
        ++at_;  // a dash belongs to the stroke before it: USD/MW-yr
      } else if (below) {
        return fail(
            fmt::format("\"{}\" may be read in two ways: write a stroke before each unit "
                        "below, as in USD/MW/yr",
                        text_));
      }
      if (!read_factor(below)) return false;
    }
    return true;
  }

  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  void skip_blanks() {
    while (peek() == ' ') ++at_;
  }

  /// Takes "/" or "per".
  bool take_stroke() {
    const std::size_t length = peek() == '/' ? 1 : text_.substr(at_, 4) == "per " ? 4 : 0;
    at_ += length;
    return length > 0;
  }

  bool fail(std::string fault) {
    result_.fault = std::move(fault);
    return false;
  }
  bool fail_by_number() { return fail(fmt::format("\"{}\" has a number in its unit", text_)); }
  bool fail_as_unknown(std::string_view word) {
    const auto begin = static_cast<std::size_t>(word.data() - text_.data());
    const auto fits = [&](std::string_view spelling) {
      std::string text(text_);
      return !fits_ || fits_(text.replace(begin, word.size(), spelling));
    };
    const std::string meant = suggested_unit(word, fits);
    // "MW IT" is a unit and a word; between strokes it is one that is refused
    const std::size_t stroke = text_.substr(0, begin).rfind('/');
    std::string_view whole = text_.substr(stroke == std::string_view::npos ? 0 : stroke + 1);
    whole = whole.substr(0, whole.find('/'));
    const UnitName* const refused = refused_unit(whole);
    if (refused != nullptr && meant.empty()) {
      return fail(fmt::format("\"{}\" is not taken: {}", whole, refused->note));
    }
    return fail(fmt::format("\"{}\" is no known unit{}", word, meant));
  }

  bool read_factor(bool below) {
    skip_blanks();
    const std::size_t begin = at_;
    while (is_name_sign(peek())) ++at_;
    const std::string_view word = text_.substr(begin, at_ - begin);
    if (word.empty()) return is_digit(peek()) ? fail_by_number() : fail_as_unknown(text_);
    const auto unit = find_unit_name(word);
    if (!unit) return fail_as_unknown(word);
    if (unit->name->is_refused()) {
      return fail(fmt::format("\"{}\" is not taken: {}", word, unit->name->note));
    }
    int power = 1;
    if (!read_power(power)) return false;
    const bool is_share = unit->name->kind == "share";
    if (factors_ == 0) first_is_share_ = is_share && !below && power == 1;
    ++factors_;
    above_ += below ? 0 : 1;
    shares_ += is_share ? 1 : 0;
    if (!result_.udunits.empty()) result_.udunits += below ? "/" : ".";
    result_.udunits +=
        fmt::format("({}({}))", unit->factor.empty() ? "" : fmt::format("{} ", unit->factor),
                    definition(*unit->name, power, below));
    if (power != 1) result_.udunits += fmt::format("^{}", power);
    return true;
  }

  /// Degrees are a point of their scale only where they stand alone.
  [[nodiscard]] std::string_view definition(const UnitName& name, int power, bool below) const {
    const bool alone = power == 1 && !below && factors_ == 1 && at_ == text_.size();
    const bool as_point = alone && meaning_ == Temperature::scale;
    return name.difference.empty() || as_point ? name.definition : name.difference;
  }

  /// Reads "2", "^2", "**2", "-1", "^-1", if there is one.
  bool read_power(int& power) {
    const std::size_t mark = peek() == '^' ? 1 : peek() == '*' && peek(1) == '*' ? 2 : 0;
    at_ += mark;
    const int sign = peek() == '-' && is_digit(peek(1)) ? -1 : 1;
    if (sign < 0) ++at_;
    if (!is_digit(peek())) return mark == 0 || fail_as_unknown(text_);
    power = sign * (peek() - '0');
    ++at_;
    constexpr int kMost = 3;  // of a volume
    const bool good = power != 0 && power != 1 && power <= kMost && power >= -kMost;
    if (!good || is_digit(peek())) return fail_by_number();
    return !is_name_sign(peek()) || fail_as_unknown(text_);
  }

  std::string_view text_;
  Temperature meaning_;
  const Fits& fits_;
  std::size_t at_ = 0;
  int factors_ = 0, above_ = 0, shares_ = 0;
  bool first_is_share_ = false;
  UnitText result_;
};

}  // namespace

std::string plain_signs(std::string_view text) {
  std::string plain(text);
  for (const auto& [from, to] : kSigns) {
    for (std::size_t at = plain.find(from); at != std::string::npos;
         at = plain.find(from, at + to.size())) {
      plain.replace(at, from.size(), to);
    }
  }
  return plain;
}

UnitText read_unit_text(std::string_view text, Temperature meaning,
                        const std::function<bool(const std::string&)>& fits) {
  constexpr std::size_t kLongest = 60;
  if (text.size() > kLongest) {
    return {{}, false, fmt::format("\"{}...\" is no known unit", text.substr(0, kLongest))};
  }
  return UnitReader(text, meaning, fits).read();
}

}  // namespace gigaload::scenarios
