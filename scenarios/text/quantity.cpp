#include "scenarios/text/quantity.hpp"

#include <fmt/format.h>
#include <udunits2.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "grid/core/error.hpp"
#include "scenarios/text/trimmed.hpp"
#include "scenarios/text/unit_text.hpp"

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

/// The unit system with a base unit for money; lives as long as the program.
ut_system* make_system() {
  ut_set_error_message_handler(ut_ignore);
  ut_system* const system = ut_read_xml(nullptr);
  if (system == nullptr) {
    throw InputError(
        "the unit table of UDUNITS-2 cannot be read (is the package libudunits2-data installed?)");
  }
  const Unit dollar(ut_new_base_unit(system));
  ut_map_symbol_to_unit("USD", UT_ASCII, dollar.get());
  ut_map_unit_to_symbol(dollar.get(), "USD", UT_ASCII);
  return system;
}

ut_system* unit_system() {
  static ut_system* const system = make_system();
  return system;
}

struct ParsedUnit {
  Unit unit;  // null: a fault
  bool is_share = false;
  std::string fault;
};

ParsedUnit parse_unit(std::string_view text, Temperature meaning,
                      const std::function<bool(const std::string&)>& fits = {}) {
  UnitText read = read_unit_text(text, meaning, fits);
  if (!read.fault.empty()) return {nullptr, false, std::move(read.fault)};
  Unit unit(ut_parse(unit_system(), read.udunits.c_str(), UT_ASCII));
  if (!unit) throw InternalError("UDUNITS-2 does not read " + read.udunits);
  return {std::move(unit), read.is_share, {}};
}

/// Tells whether both measure the same. UDUNITS also calls a reciprocal convertible.
bool is_same_kind(const ut_unit* a, const ut_unit* b) {
  const Unit ratio(ut_divide(a, b));
  return ratio && ut_is_dimensionless(ratio.get()) != 0;
}

struct UnitKind {
  const char* unit;
  const char* words;
  const char* example;
};

constexpr std::array kKinds = std::to_array<UnitKind>({
    {"W", "a power", "1.2 GW"},
    {"s", "a time", "4.8 yr"},
    {"J", "an energy", "183 TWh"},
    {"W/s", "a power per time", "1 GW/yr"},
    {"1/s", "a rate per time", "0.1 1/yr"},
    {"USD", "an amount of money", "50 GUSD"},
    {"USD/J", "money per energy", "40 USD/MWh"},
    {"USD/W", "money per power", "250 kUSD/MW"},
    {"USD/W/s", "money per power and time", "40 USD/kW-yr"},
    {"USD/s", "money per time", "2 GUSD/yr"},
    {"USD/m3", "money per volume", "3 USD/kgal"},
    {"USD/kg", "money per mass", "20 USD/t"},
    {"m3", "a volume", "300 m3"},
    {"m3/J", "a volume per energy", "0.4 L/kWh"},
    {"m3/s", "a volume per time", "2 m3/h"},
    {"m2", "an area", "3 acre"},
    {"m", "a length", "3 km"},
    {"m/s", "a speed", "3 m/s"},
    {"kg", "a mass", "5 t"},
    {"kg/J", "a mass per energy", "400 kg/MWh"},
    {"kg/s", "a mass per time", "3 Mt/yr"},
    {"degC", "a temperature", "22 degC"},
    {"K", "a temperature difference", "5 K"},
    {"%", "a percentage", "12.5 %"},
    {"ppm", "a share", "10 ppm"},
});

/// A unit of the program's own, with what it measures.
struct WantedUnit {
  Unit unit;
  const UnitKind* kind = nullptr;
  Temperature meaning = Temperature::scale;
};

/// Null for a kind that has no name here.
const UnitKind* kind_of(const ut_unit* unit) {
  static const std::vector<Unit> units = [] {
    std::vector<Unit> parsed;
    for (const UnitKind& kind : kKinds) {
      parsed.push_back(parse_unit(kind.unit, Temperature::scale).unit);
    }
    return parsed;
  }();
  const auto found = std::ranges::find_if(
      units, [unit](const Unit& each) { return is_same_kind(unit, each.get()); });
  return found == units.end() ? nullptr
                              : &kKinds.at(static_cast<std::size_t>(found - units.begin()));
}

const WantedUnit& wanted_unit(const std::string& unit) {
  static std::map<std::string, WantedUnit> known;
  if (const auto found = known.find(unit); found != known.end()) return found->second;
  WantedUnit wanted;
  wanted.meaning = unit == "K" ? Temperature::difference : Temperature::scale;
  wanted.unit = parse_unit(unit, wanted.meaning).unit;
  // a difference has the unit of a temperature
  const auto* named =
      std::ranges::find_if(kKinds, [&](const UnitKind& kind) { return unit == kind.unit; });
  wanted.kind = named != kKinds.end() ? named : wanted.unit ? kind_of(wanted.unit.get()) : nullptr;
  if (wanted.kind == nullptr) {
    throw InternalError("the key table wants an unknown kind of unit: " + unit);
  }
  return known.emplace(unit, std::move(wanted)).first->second;
}

Quantity fault(std::string message) { return {0.0, std::move(message)}; }

/// The number that a quantity begins with, and the text of its unit.
struct LeadingNumber {
  double value = 0.0;
  std::string unit;
  std::string fault;  // empty: good
};

/// "1 200 MW", "1,200 MW" and the like would be taken for 1 and a unit with a number in it.
bool is_cut(std::string_view rest) {
  const bool reciprocal = rest.starts_with("1/") || rest.starts_with("1 /");
  return !reciprocal && (rest.find_first_of("0123456789+-.,'_") == 0 || rest.starts_with("\u2019"));
}

LeadingNumber leading_number(const std::string& text) {
  const char* const end = text.data() + text.size();
  const bool plus = text.starts_with('+') && !text.starts_with("+-");
  LeadingNumber number;
  const auto [rest, error] = std::from_chars(text.data() + (plus ? 1 : 0), end, number.value);
  if (error == std::errc::result_out_of_range || !std::isfinite(number.value)) {
    number.fault = "is no finite number";
  } else if (error != std::errc{}) {
    number.fault = "does not begin with a number";
  } else {
    number.unit = trimmed(std::string_view(rest, end), " ");
    if (number.unit.empty()) number.fault = "has no unit";
    if (is_cut(number.unit)) {
      number.fault =
          "has more behind its first number; write digits without gaps, commas or apostrophes, and "
          "a point before decimals";
    }
  }
  return number;
}

const char* words_of(const ParsedUnit& unit) {
  const UnitKind* const kind = kind_of(unit.unit.get());
  return kind == nullptr ? "of another kind" : kind->words;
}

}  // namespace

std::string kind_in_words(const std::string& unit) {
  const std::scoped_lock lock(library_mutex());
  return wanted_unit(unit).kind->words;
}

std::string example_of(const std::string& unit) {
  const std::scoped_lock lock(library_mutex());
  return wanted_unit(unit).kind->example;
}

Quantity parse_quantity(std::string_view text, const std::string& unit) {
  const std::scoped_lock lock(library_mutex());
  const WantedUnit& wanted = wanted_unit(unit);
  const std::string whole(trimmed(text, " ")), plain(trimmed(plain_signs(text), " "));
  const std::string wanted_words =
      fmt::format("{} such as \"{}\" is wanted", wanted.kind->words, wanted.kind->example);

  const LeadingNumber number = leading_number(plain);
  if (!number.fault.empty()) {
    return fault(fmt::format("\"{}\" {}; {}", whole, number.fault, wanted_words));
  }
  if (number.unit == unit) return {number.value, {}};  // as written: a conversion would round
  const ParsedUnit from =
      parse_unit(number.unit, wanted.meaning, [&wanted](const std::string& similar) {
        const ParsedUnit other = parse_unit(similar, wanted.meaning);
        return other.unit && is_same_kind(other.unit.get(), wanted.unit.get());
      });
  if (!from.unit) return fault(fmt::format("{}; {}", from.fault, wanted_words));
  const std::unique_ptr<cv_converter, void (*)(cv_converter*)> converter(
      ut_get_converter(from.unit.get(), wanted.unit.get()), cv_free);
  const double value = converter ? cv_convert_double(converter.get(), number.value) : 0.0;
  if (!is_same_kind(from.unit.get(), wanted.unit.get())) {
    // what UDUNITS converts all the same is a reciprocal
    return fault(converter ? fmt::format("{} is in {}, the reciprocal of {}; {}, and its "
                                         "reciprocal is \"{:.6g} {}\"",
                                         whole, number.unit, unit, wanted_words, value, unit)
                           : fmt::format("{} is {}; {}", whole, words_of(from), wanted_words));
  }
  const bool wants_share = ut_is_dimensionless(wanted.unit.get()) != 0;
  if (wants_share && !from.is_share) {
    return fault(fmt::format("{} is a ratio of two units; {}", whole, wanted_words));
  }
  if (!std::isfinite(value)) {
    return fault(fmt::format("\"{}\" is no finite number in {}", whole, unit));
  }
  return {value, {}};
}

}  // namespace gigaload::scenarios
