#pragma once

/// The targets of the fuzzers. Each reads one input by the functions that the program reads such
/// files with, checks what has to hold of the result, and lets the program's own errors through.

#include <stdexcept>
#include <string_view>

namespace gigaload::fuzz {

using Target = void (*)(std::string_view input);

void read_quantity(std::string_view input);
void read_claims(std::string_view input);
void read_clock(std::string_view input);
void read_csv_table(std::string_view input);
void read_load_file(std::string_view input);
void read_air_table(std::string_view input);
void read_unit_tables(std::string_view input);
void read_epw_file(std::string_view input);
void read_workbook(std::string_view input);
void read_scenario(std::string_view input);
void read_sweep(std::string_view input);
void read_manifest(std::string_view input);
void read_grid_table(std::string_view input);
void read_part_file(std::string_view input);
void read_pras_file(std::string_view input);
void read_power_trace(std::string_view input);

/// Says that a target found what must not be: an error of no kind that users are told, a property
/// that does not hold, or too much time.
class Finding : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// Throws Finding with the sentence where it does not hold.
void expect(bool holds, std::string_view sentence);

/// Gives an input to a target. Returns whether it was taken; false where an InputError refused it.
/// Throws Finding for any other exception and for more than a second of the processor's time.
bool try_input(Target target, std::string_view input);

/// Takes the first line off the text, without its end.
inline std::string_view take_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(line.size() < text.size() ? line.size() + 1 : text.size());
  return line;
}

/// Takes the first byte off the text; 0 of an empty one.
inline unsigned take_byte(std::string_view& text) {
  if (text.empty()) return 0;
  const auto byte = static_cast<unsigned char>(text.front());
  text.remove_prefix(1);
  return byte;
}

}  // namespace gigaload::fuzz
