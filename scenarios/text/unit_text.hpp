#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace gigaload::scenarios {

/// Tells what the degrees of a temperature stand for: a point of the scale, or a difference.
enum class Temperature : std::uint8_t { scale, difference };

/// UnitText is what a user wrote for a unit, made of the names of unit_names().
struct UnitText {
  std::string udunits;    // for UDUNITS-2; empty where there is a fault
  bool is_share = false;  // only %, ppm and the like, no ratio of other units
  std::string fault;      // what is wrong with it; empty: good
};

/// Writes signs of other alphabets as ASCII, "m³" as "m^3", "°C" as "degC", and every blank, thin
/// or unbreakable, as a plain one.
[[nodiscard]] std::string plain_signs(std::string_view text);

/// Reads a unit such as "MW", "gal/kWh", "1/yr", "USD/MW-yr", "m3", after plain_signs(). A hyphen
/// joins more closely than a stroke. No number may stand in it but an exponent and the 1 of a
/// reciprocal; shares stand alone or over something ("%/yr"). For a word that is no unit, a similar
/// one is offered if `fits` says that the text with it would be of the kind that is wanted; empty:
/// every text is.
[[nodiscard]] UnitText read_unit_text(std::string_view text, Temperature meaning,
                                      const std::function<bool(const std::string&)>& fits = {});

}  // namespace gigaload::scenarios
