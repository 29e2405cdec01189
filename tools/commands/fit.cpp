#include "tools/commands/fit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grid/core/error.hpp"
#include "scenarios/measured/site_table.hpp"
#include "scenarios/tables/date_column.hpp"
#include "scenarios/text/sha256.hpp"
#include "tools/fit/fit_json.hpp"
#include "tools/fit/fit_picture.hpp"
#include "tools/fit/fit_piece.hpp"
#include "tools/fit/fit_text.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/program/page_file.hpp"
#include "tools/program/scenario_options.hpp"
#include "tools/program/version.hpp"
#include "tools/terminal/messages.hpp"

namespace gigaload::tools {

namespace {

constexpr const char* kDate = "DATE";

/// Returns what is wrong with dates that commas separate; empty where nothing is.
std::string fault_of_dates(std::string_view text) {
  while (true) {
    const std::size_t end = std::min(text.find(','), text.size());
    const std::string_view date = text.substr(0, end);
    if (!scenarios::date_of_text(date)) return scenarios::no_date(date);
    if (end == text.size()) return {};
    text.remove_prefix(end + 1);
  }
}

std::string fault_of_date(const std::string& text) {
  return scenarios::date_of_text(text) ? std::string() : scenarios::no_date(text);
}

sim::Day day_named(std::string_view text) {
  return grid::day_of(scenarios::date_of_text(text).value());
}

std::optional<sim::Day> day_given(const std::optional<std::string>& text) {
  return text ? std::optional(day_named(*text)) : std::nullopt;
}

std::vector<sim::Day> days_given(std::string_view text) {
  std::vector<sim::Day> days;
  while (true) {
    const std::size_t end = std::min(text.find(','), text.size());
    days.push_back(day_named(text.substr(0, end)));
    if (end == text.size()) return days;
    text.remove_prefix(end + 1);
  }
}

/// Returns what is asked for of a table; its last day where no other is given.
sim::StageFitOptions asked_for(const FitCommand& command, const scenarios::SiteTable& table) {
  const sim::Day as_of = day_given(command.as_of).value_or(table.last_day);
  if (table.has_plans && as_of > table.last_day) {
    throw InputError(fmt::format(
        "--as-of {}: what the table has after {} is planned; that day or an earlier one is wanted",
        *command.as_of, day_text(table.last_day)));
  }
  return {
      .until = command.until == "first_power"  ? sim::Milestone::first_power
               : command.until == "half_power" ? sim::Milestone::half_power
                                               : sim::Milestone::complete,
      .selection = {.as_of = as_of,
                    .since = day_given(command.since),
                    .seen_from = day_given(command.seen_from),
                    .weight = command.weight == "mw" ? sim::SiteWeight::mw : sim::SiteWeight::site},
      .level = command.level,
      .resamples = command.bootstrap,
      .seed = command.seed,
      .removals_are_told = table.tells_removals};
}

sim::SiteForecast predict_days(const FitCommand& command, const scenarios::SiteTable& table,
                               const sim::StageFit& fit, const sim::StageFitOptions& options) {
  const sim::Day as_of = options.selection.as_of;
  const std::vector<sim::Day> days = days_given(*command.predict);
  for (const sim::Day day : days) {
    if (day > as_of) continue;
    throw InputError(fmt::format("--predict {}: days after {} are wanted; --as-of sets it",
                                 day_text(day), day_text(as_of)));
  }
  return sim::forecast_sites(table.sites,
                             {.selection = options.selection,
                              .days = days,
                              .known_until = table.last_day,
                              .level = options.level,
                              .seed = options.seed,
                              .removal_per_y = fit.removal ? fit.removal->per_y : 0.0});
}

/// Writes the picture, or the piece of a scenario with the picture beside it.
void write_files(const std::filesystem::path& output, const FitTold& told) {
  std::vector<PageText> files;
  if (output.extension() != ".svg") {
    files.push_back({output, [&told] { return fit_piece(told); }, PageKind::piece});
  }
  std::filesystem::path picture = output;
  picture.replace_extension(".svg");
  files.push_back({picture, [&told] { return fit_picture(told); }, PageKind::picture});
  write_pages(files, "gigaload fit");
  for (const PageText& file : files) report_info("{}: written", file.page.string());
}

void check_outputs(const std::filesystem::path& output) {
  const std::string extension = output.extension().string();
  if (extension != ".toml" && extension != ".svg") {
    throw InputError(fmt::format(
        "-o {}: a name that ends in .toml, for a piece of a scenario, or in .svg, for a "
        "picture, is wanted",
        output.string()));
  }
  std::filesystem::path picture = output;
  if (extension == ".toml") check_replaceable_page(output, PageKind::piece);
  check_replaceable_page(picture.replace_extension(".svg"), PageKind::picture);
}

std::string begin_in_words(const FitCommand& command, const scenarios::SiteTable& table) {
  if (!table.has_plans) return "the beginning";
  return command.begin == "construction" ? "land clearing or construction" : "land clearing";
}

}  // namespace

std::vector<Option> FitCommand::options() {
  const Check date = Rule{"", fault_of_date};
  return {
      {.names = "TABLE",
       .target = &table,
       .text = "Sites with their dates, or a timeline as Epoch AI's (docs/fit.md); CSV, gzip",
       .required = true},
      {.names = "--until",
       .target = &until,
       .text = "What ends construction",
       .check = OneOf{{"first_power", "half_power", "complete"}},
       .shows_default = true},
      {.names = "--begin",
       .target = &begin,
       .text = "What begins it in a timeline; sites whose land clearing nobody saw are left out",
       .check = OneOf{{"land_clearing", "construction"}},
       .shows_default = true},
      {.names = "--as-of",
       .target = &as_of,
       .text = "Day of which the table is looked at; later dates do not count [its last one]",
       .value = kDate,
       .check = date},
      {.names = "--since",
       .target = &since,
       .text = "Only sites begun on that day or later",
       .value = kDate,
       .check = date},
      {.names = "--seen-from",
       .target = &seen_from,
       .text = "Day from which sites were watched: one that was ready before is not in the table",
       .value = kDate,
       .check = date},
      {.names = "--weight",
       .target = &weight,
       .text = "Each site counts as one, or as its MW",
       .check = OneOf{{"site", "mw"}},
       .shows_default = true},
      {.names = "--level",
       .target = &level,
       .text = "Probability of intervals and bands",
       .check = RealRange{0.5, 0.999},
       .shows_default = true},
      {.names = "--bootstrap",
       .target = &bootstrap,
       .text = "Intervals by so many resamples of the sites [profile likelihood]",
       .value = "N",
       .check = WholeRange{20, 10'000}},
      {.names = "--seed",
       .target = &seed,
       .text = "Seed of resamples and predictions",
       .check = kSeeds,
       .shows_default = true},
      {.names = "--predict",
       .target = &predict,
       .text = "MW with power on later days, separated by commas, and what came of it",
       .value = "DATES",
       .check = Rule{"", fault_of_dates}},
      {.names = "--json", .target = &json, .text = "Print JSON"},
      {.names = "-o,--output",
       .target = &output,
       .text = "Piece of a scenario to include, .toml, with a picture beside it; or .svg alone",
       .value = "FILE"}};
}

int FitCommand::run(const Call& /*call*/) const {
  if (output) check_outputs(*output);
  const scenarios::SiteTable sites = scenarios::read_site_table(
      table, begin == "construction" ? scenarios::SiteBegin::construction
                                     : scenarios::SiteBegin::land_clearing);
  for (const std::string& notice : sites.notices) report(Level::warning, notice);
  const sim::StageFitOptions asked = asked_for(*this, sites);
  sim::StageFit found;
  std::optional<sim::SiteForecast> forecast;
  try {
    found = sim::fit_stage(sites.sites, asked);
    if (predict) forecast = predict_days(*this, sites, found, asked);
  } catch (const InputError& error) {
    throw InputError(fmt::format("{}, as of {}, until {}: {}", table.string(),
                                 day_text(asked.selection.as_of), until, error.what()));
  }
  const FitTold told{.fit = found,
                     .options = asked,
                     .table = table.filename().string(),
                     .digest = scenarios::sha256_of_file(table),
                     .begin = begin_in_words(*this, sites),
                     .forecast = forecast,
                     .program = fmt::format("{} (git {})", program_version(), git_revision())};
  if (output) write_files(*output, told);
  print_to_stdout(json ? fit_json(told) : fit_text(told));
  return kDone;
}

}  // namespace gigaload::tools
