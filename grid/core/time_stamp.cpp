#include "grid/core/time_stamp.hpp"

#include <date/date.h>

#include <algorithm>
#include <chrono>
#include <sstream>

namespace gigaload::grid {

namespace {

constexpr std::chrono::minutes kMostOffset{24 * 60};

/// The library reads signs and fewer digits too, and years that no moment is printed in.
bool has_year(const std::string& text) {
  constexpr std::size_t kDigits = 4;
  return text.find_first_not_of("0123456789") == kDigits && text[kDigits] == '-';
}

/// The library reckons with what it has not read where a zone has no digit behind its sign.
bool has_bare_sign(const std::string& text) {
  for (std::size_t at = text.find_first_of("+-"); at != std::string::npos;
       at = text.find_first_of("+-", at + 1)) {
    if (text.find_first_of("0123456789", at + 1) != at + 1) return true;
  }
  return false;
}

}  // namespace

std::optional<TimeStamp> parse_time_stamp(const std::string& text) {
  if (!has_year(text)) return std::nullopt;
  std::string iso = text;
  if (iso.size() > 10 && iso[10] == ' ') iso[10] = 'T';
  if (iso.ends_with('Z')) iso.replace(iso.size() - 1, 1, "+00:00");
  if (const auto dot = iso.find('.'); dot != std::string::npos) {
    const auto behind = std::min(iso.find_first_not_of("0123456789", dot + 1), iso.size());
    if (behind > dot + 1) iso.erase(dot, behind - dot);
  }
  // and where a zone breaks off or has other signs
  if (has_bare_sign(iso)) return std::nullopt;
  if (iso.find_first_not_of("0123456789-:+T") != std::string::npos) return std::nullopt;
  if (iso.find_last_of("0123456789") != iso.size() - 1) return std::nullopt;
  for (const char* format : {"%FT%T%Ez", "%FT%T", "%FT%R%Ez", "%FT%R"}) {
    date::local_seconds local;
    std::chrono::minutes offset{0};
    std::istringstream in(iso);
    in >> date::parse(format, local, offset);
    if (in.fail() || in.peek() != std::istringstream::traits_type::eof()) continue;
    if (std::chrono::abs(offset) >= kMostOffset) return std::nullopt;
    return TimeStamp{local.time_since_epoch().count(), std::chrono::seconds(offset).count()};
  }
  return std::nullopt;
}

std::string to_string(const TimeStamp& stamp) {
  const date::local_seconds local{std::chrono::seconds(stamp.local_s)};
  const std::chrono::seconds offset(stamp.offset_s);
  std::ostringstream out;
  date::to_stream(out, "%FT%T%Ez", local, nullptr, &offset);
  return out.str();
}

}  // namespace gigaload::grid
