#include "output/trajectory/provenance.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <charconv>
#include <chrono>
#include <cstdint>
#include <sstream>

#include "grid/core/calendar.hpp"
#include "grid/core/error.hpp"
#include "grid/core/time_stamp.hpp"
#include "output/hdf5/attribute_read.hpp"
#include "output/hdf5/attribute_write.hpp"
#include "output/hdf5/netcdf.hpp"
#include "output/trajectory/checksum.hpp"
#include "output/variables/layout.hpp"
#include "sim/scenario/adequacy_assumptions.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/years/build_out_futures.hpp"
#include "sim/years/drawn_part.hpp"

namespace gigaload::output {

namespace {

/// Bytes kept for the history of a run that is resumed: an attribute that grows would move the
/// root's header, and a kill meanwhile lose it.
constexpr std::size_t kHistoryRoom = 4096;

/// Returns a short text that tells two scenarios apart at a glance.
std::string fingerprint(const std::string& text) {
  return fmt::format("xxh3_64:{:016x}", checksum(std::as_bytes(std::span(text))));
}

std::string lines_of(const std::vector<std::pair<std::string, std::string>>& hashes) {
  std::string text;
  for (const auto& [file, hash] : hashes) text += fmt::format("{} {}\n", file, hash);
  return text;
}

std::string now() {
  return fmt::format(
      "{:%Y-%m-%dT%H:%M:%SZ}",
      fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
}

/// Text attributes in which two runs must agree to be one, and how a person calls them.
struct Identity {
  const char* attribute;
  const char* called;
  std::string value;
};

std::vector<Identity> identities(const sim::Scenario& scenario, const Provenance& provenance) {
  return {
      {"program_version", "the program's version", provenance.program_version},
      {"git_revision", "the program's revision", provenance.git_revision},
      {"libraries", "the libraries", provenance.libraries},
      {"time_coverage_start", "the start", iso_time(scenario.begin)},
      {"time_coverage_end", "the end", iso_time(scenario.end)},
      {"data_hashes", "the data files", lines_of(provenance.data_hashes)},
      {"scenario", "the scenario's text", scenario.text},
  };
}

/// "first differs in line 3: 'a' in the file, 'b' now".
std::string first_difference(const std::string& in_file, const std::string& here) {
  std::istringstream a(in_file), b(here);
  for (int line = 1;; ++line) {
    std::string line_a, line_b;
    const bool more_a = static_cast<bool>(std::getline(a, line_a));
    const bool more_b = static_cast<bool>(std::getline(b, line_b));
    if (line_a != line_b || more_a != more_b || (!more_a && !more_b)) {
      return fmt::format("differs in line {}: \"{}\" in the file, \"{}\" now", line, line_a,
                         line_b);
    }
  }
}

}  // namespace

std::string iso_time(grid::Hour hour) {
  const grid::Hour hour_of_day = hour - grid::day_of(hour) * 24;
  return fmt::format("{}T{:02}:00:00Z", grid::to_string(grid::to_date(hour)), hour_of_day);
}

std::optional<grid::Hour> hour_of_iso_time(const std::string& text) {
  constexpr std::int64_t kHour_s = 3600;
  const auto stamp = grid::parse_time_stamp(text);
  if (!stamp) return std::nullopt;
  const grid::Hour hour = stamp->utc_s() / kHour_s;
  // there are other forms of stamps, and parts of an hour
  return iso_time(hour) == text ? std::optional(hour) : std::nullopt;
}

void write_provenance(const File& file, const sim::Scenario& scenario,
                      const Provenance& provenance) {
  const hid_t root = file.get();
  put_text(root, "Conventions", "CF-1.8");
  put_text(root, "title", scenario.title.empty() ? scenario.name : scenario.title);
  put_text(root, "source",
           fmt::format("gigaload {} {}", provenance.program_version, provenance.git_revision));
  put_text(root, "schema", kSchema);
  put_text(root, "schema_version", kSchemaVersion);
  put_text(root, "scenario_name", scenario.name);
  put_text(root, "scenario_hash", fingerprint(scenario.text));
  put_text(root, "data_centre_campuses",
           sim::names_of(scenario.data_centres
                             .campuses)[static_cast<std::size_t>(scenario.data_centres.campuses)]);
  put_unsigned(root, "seed", scenario.seed);
  put_unsigned(root, kSamples, sim::fewest_samples(scenario.ensemble));
  if (scenario.ensemble.until) put_text(root, "ensemble_until", scenario.ensemble.until->text);
  put_unsigned(root, "planned_hours", static_cast<std::uint64_t>(scenario.end - scenario.begin));
  for (const Identity& identity : identities(scenario, provenance)) {
    put_text(root, identity.attribute, identity.value);
  }
  put_text(root, "settings", provenance.settings);
  put_text(root, "command_line", provenance.command_line);
  if (scenario.ensemble.samples > 0) {
    put_text(root, "adequacy_assumptions", sim::in_one_line(sim::adequacy_assumptions(scenario)));
    if (scenario.calibration.enabled) {
      put_text(root, "calibration_by",
               scenario.calibration.by_planning_area ? "planning_area" : "interconnection");
    }
  }
  if (!scenario.report.years.empty()) {
    put_text(root, "report_years", fmt::format("{}", fmt::join(scenario.report.years, " ")));
  }
  if (!scenario.report.region.empty()) put_text(root, "report_region", scenario.report.region);
  if (sim::has_futures(scenario)) {
    put_unsigned(root, kFutures, scenario.futures);
  } else if (const std::string_view why = sim::forbids_drawing(scenario);
             scenario.futures > 0 && !scenario.campuses.empty() && !why.empty()) {
    put_text(root, kNoFutures, fmt::format("{} acts on the expected build-out alone", why));
  }
  const std::string omitted = omitted_axes(scenario);
  if (!omitted.empty()) {
    put_text(root, "omitted",
             "the scenario has none of these, their variables are left out: " + omitted);
  }
  add_history(file, "created by: " + provenance.command_line);
}

void add_history(const File& file, const std::string& what) {
  std::string history;
  try {
    if (has_attribute(file.get(), "history")) history = get_text(file.get(), "history") + "\n";
  } catch (const Hdf5Error&) {
    history = "what was before was lost when the program was killed\n";
  }
  put_text(file.get(), "history", history + now() + " " + what, kHistoryRoom);
}

void check_schema(const File& file, const std::filesystem::path& path) {
  const bool ours = has_attribute(file.get(), "schema") && is_text(file.get(), "schema") &&
                    get_text(file.get(), "schema") == kSchema &&
                    has_attribute(file.get(), "schema_version");
  if (!ours) {
    throw InputError(fmt::format("{}: no result of gigaload (no attribute schema = \"{}\")",
                                 path.string(), kSchema));
  }
  const std::string version = get_text(file.get(), "schema_version");
  int major = 0;
  std::from_chars(version.data(), version.data() + version.size(), major);
  if (major < kOldestSchemaMajor || major > kSchemaMajor) {
    throw InputError(
        fmt::format("{}: schema version {}, this program reads {}.x to {}.x: use the gigaload that "
                    "wrote it, or run its scenario again",
                    path.string(), version, kOldestSchemaMajor, kSchemaMajor));
  }
}

std::string difference(const File& file, const sim::Scenario& scenario,
                       const Provenance& provenance) {
  const std::uint64_t seed = get_unsigned(file.get(), "seed");
  if (seed != scenario.seed) {
    return fmt::format("the seed: {} in the file, {} now", seed, scenario.seed);
  }
  for (const Identity& identity : identities(scenario, provenance)) {
    const std::string in_file = get_text(file.get(), identity.attribute);
    if (in_file == identity.value) continue;
    return fmt::format("{} {}", identity.called, first_difference(in_file, identity.value));
  }
  return {};
}

std::uint64_t run_key(const sim::Scenario& scenario, const Provenance& provenance) {
  std::uint64_t key = checksum(std::as_bytes(std::span(&scenario.seed, 1)));
  for (const Identity& identity : identities(scenario, provenance)) {
    const std::size_t length = identity.value.size();  // so that no text runs into the next
    key = checksum(std::as_bytes(std::span(&length, 1)), key);
    key = checksum(std::as_bytes(std::span(identity.value)), key);
  }
  return key;
}

}  // namespace gigaload::output
