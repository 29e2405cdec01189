#include "tools/fit/fit_piece.hpp"

#include <fmt/format.h>

#include "grid/core/error.hpp"
#include "scenarios/text/printable.hpp"

namespace gigaload::tools {

namespace {

// what `stages.construction` takes [y]
constexpr double kShortest = 0.01, kLongest = 100.0;

std::string comment(const std::string& text) {
  return "# " + scenarios::printable_in_place(text) + '\n';
}

}  // namespace

std::string fit_piece(const FitTold& told) {
  const sim::StageFit& fit = told.fit;
  const sim::SiteSelection& selection = told.options.selection;
  if (!(fit.law.mean_y >= kShortest && fit.law.mean_y <= kLongest)) {
    throw InputError(fmt::format(
        "a mean of {:g} y is not within {:g} and {:g} y, which stages.construction takes; -o {}",
        fit.law.mean_y, kShortest, kLongest, "FILE.svg draws it"));
  }
  std::string text = comment("Stage times by gigaload fit, for a scenario's include.");
  text += comment("By: gigaload " + told.program);
  text += comment(fmt::format("From: {}, SHA-256 {}", told.table, told.digest));
  text += comment(fmt::format("Construction: from {} until {}, as known on {}{}", told.begin,
                              words_of(told.options.until), day_text(selection.as_of),
                              selection_text(selection)));
  text += comment(fmt::format(
      "Sites: {}, of which {} are there and {} are not yet; {}", fit.seen.of.size(), fit.ended,
      fit.censored,
      selection.weight == sim::SiteWeight::mw ? "weighted by their MW" : "each counts as one"));
  text += comment(fmt::format("Maximum likelihood, censored on the right; {:g} % intervals by {}",
                              100.0 * told.options.level, intervals_by(told.options)));
  text += comment(fmt::format("Those there alone, which are the quick ones: {:.2f} y, shape {:.1f}",
                              fit.naive.mean_y, fit.naive.shape));
  text += fmt::format("\n[stages]\nconstruction = \"{:.2f} yr\"    # {} y\n", fit.law.mean_y,
                      interval_text(fit.mean_y, 2));
  text += fmt::format("construction_shape = {:g}       # {}\n", fit.law.shape,
                      interval_text(fit.shape, 1));
  if (fit.removal) {
    text += fmt::format("construction_cancellation = \"{:.4f} 1/yr\"    # {}: {} in {:.0f} y\n",
                        fit.removal->per_y, interval_text(fit.removal->interval, 4),
                        fit.removal->sites, fit.removal->exposure_y);
  }
  return text;
}

}  // namespace gigaload::tools
