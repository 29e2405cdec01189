#include "scenarios/text/quantity.hpp"

#include <fmt/format.h>
#include <udunits2.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <memory>
#include <mutex>

#include "grid/core/error.hpp"

namespace gigaload::scenarios {
namespace {

struct UnitDeleter {
  void operator()(ut_unit* unit) const { ut_free(unit); }
};
using Unit = std::unique_ptr<ut_unit, UnitDeleter>;

/// The library keeps its state in globals: one caller at a time.
std::mutex& library_mutex() {
  static std::mutex mutex;
  return mutex;
}

/// The unit system with our own names; lives as long as the program.
ut_system* make_system() {
  ut_set_error_message_handler(ut_ignore);
  ut_system* const system = ut_read_xml(nullptr);
  if (system == nullptr) {
    throw InputError(
        "the unit table of UDUNITS-2 cannot be read (is the package libudunits2-data installed?)");
  }
  for (const char* name : {"yr", "year", "years"}) {
    ut_unmap_name_to_unit(system, name, UT_ASCII);
    ut_unmap_symbol_to_unit(system, name, UT_ASCII);
    const Unit year(ut_parse(system, "365.25 day", UT_ASCII));
    ut_map_name_to_unit(name, UT_ASCII, year.get());
  }
  const Unit watt_hour(ut_parse(system, "3600 J", UT_ASCII));
  ut_map_symbol_to_unit("Wh", UT_ASCII, watt_hour.get());
  const Unit dollar(ut_new_base_unit(system));
  ut_map_symbol_to_unit("USD", UT_ASCII, dollar.get());
  ut_map_unit_to_symbol(dollar.get(), "USD", UT_ASCII);
  return system;
}

ut_system* unit_system() {
  static ut_system* const system = make_system();
  return system;
}

Unit parse_unit(std::string_view text) {
  constexpr std::size_t kLongestUnit = 40;
  // Times since a date, logarithms and the like have no place in a scenario.
  constexpr std::string_view kAllowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 /*^-.%";
  if (text.empty() || text.size() > kLongestUnit ||
      text.find_first_not_of(kAllowed) != std::string_view::npos ||
      text.find("since") != std::string_view::npos) {
    return nullptr;
  }
  return Unit(ut_parse(unit_system(), std::string(text).c_str(), UT_ASCII));
}

struct UnitKind {
  const char* unit;
  const char* words;
  const char* example;
};

constexpr std::array<UnitKind, 16> kKinds = {{
    {"W", "a power", "1.2 GW"},
    {"s", "a time", "4.8 yr"},
    {"J", "an energy", "183 TWh"},
    {"W/s", "a power per time", "1 GW/yr"},
    {"1/s", "a rate per time", "0.1 1/yr"},
    {"USD", "an amount of money", "50 GUSD"},
    {"USD/J", "money per energy", "40 USD/MWh"},
    {"USD/W", "money per power", "250 kUSD/MW"},
    {"USD/s", "money per time", "2 GUSD/yr"},
    {"m3", "a volume", "300 m3"},
    {"m3/J", "a volume per energy", "0.4 L/kWh"},
    {"m", "a length", "3 km"},
    {"kg", "a mass", "5 t"},
    {"degC", "a temperature", "22 degC"},
    {"K", "a temperature difference", "5 K"},
    {"1", "a plain number", "0.5"},
}};

/// Null for a kind that has no name here.
const UnitKind* kind_of(const ut_unit* unit) {
  const auto* found = std::ranges::find_if(kKinds, [unit](const UnitKind& kind) {
    return ut_are_convertible(unit, parse_unit(kind.unit).get()) != 0;
  });
  return found == kKinds.end() ? nullptr : found;
}

const UnitKind& kind_of_wanted(const std::string& unit) {
  // a difference has the unit of a temperature
  const auto* named =
      std::ranges::find_if(kKinds, [&](const UnitKind& kind) { return unit == kind.unit; });
  if (named != kKinds.end()) return *named;
  const Unit parsed = parse_unit(unit);
  const UnitKind* kind = parsed ? kind_of(parsed.get()) : nullptr;
  if (kind == nullptr) throw InternalError("the key table wants an unknown kind of unit: " + unit);
  return *kind;
}

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

Quantity fault(std::string message) { return {0.0, std::move(message)}; }

}  // namespace

std::string kind_in_words(const std::string& unit) {
  const std::scoped_lock lock(library_mutex());
  return kind_of_wanted(unit).words;
}

std::string example_of(const std::string& unit) {
  const std::scoped_lock lock(library_mutex());
  return kind_of_wanted(unit).example;
}

Quantity parse_quantity(std::string_view text, const std::string& unit) {
  const std::scoped_lock lock(library_mutex());
  const UnitKind& wanted = kind_of_wanted(unit);
  const std::string wanted_words =
      fmt::format("{} such as \"{}\" is wanted", wanted.words, wanted.example);

  const std::string whole = trimmed(text);
  const char* const end = whole.data() + whole.size();
  const char* begin = whole.data();
  if (begin != end && *begin == '+') ++begin;
  double number = 0.0;
  const auto [rest, error] = std::from_chars(begin, end, number);
  if (error == std::errc::result_out_of_range || !std::isfinite(number)) {
    return fault(fmt::format("\"{}\" is no finite number; {}", whole, wanted_words));
  }
  if (error != std::errc{}) {
    return fault(fmt::format("\"{}\" does not begin with a number; {}", whole, wanted_words));
  }
  const std::string unit_text = trimmed(std::string_view(rest, end));
  if (unit_text.empty()) {
    return fault(fmt::format("\"{}\" has no unit; {}", whole, wanted_words));
  }
  if (unit_text == unit) return {number, {}};  // as written: a conversion would round
  const Unit from = parse_unit(unit_text);
  if (!from) {
    return fault(fmt::format("\"{}\" is no known unit; {}", unit_text, wanted_words));
  }
  const Unit to = parse_unit(unit);
  if (ut_are_convertible(from.get(), to.get()) == 0) {
    const UnitKind* kind = kind_of(from.get());
    return fault(
        fmt::format("{} is {}; {}", whole, kind ? kind->words : "of another kind", wanted_words));
  }
  const std::unique_ptr<cv_converter, void (*)(cv_converter*)> converter(
      ut_get_converter(from.get(), to.get()), cv_free);
  if (!converter) return fault(fmt::format("\"{}\" cannot be converted to {}", unit_text, unit));
  const double value = cv_convert_double(converter.get(), number);
  if (!std::isfinite(value)) {
    return fault(fmt::format("\"{}\" is no finite number in {}", whole, unit));
  }
  return {value, {}};
}

}  // namespace gigaload::scenarios
