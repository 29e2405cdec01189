#include "tools/fit/fit_picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "tools/terminal/markup.hpp"

namespace gigaload::tools {

namespace {

constexpr double kPictureWidth = 720.0, kPictureHeight = 420.0;
constexpr double kPlotLeft = 52.0, kPlotRight = 16.0, kPlotTop = 78.0, kPlotBottom = 44.0;
constexpr int kPoints = 240;  // of a curve

constexpr const char* kCurves =
    "<style>"
    "text{font:12px system-ui,sans-serif;fill:#1b1f24}.muted{fill:#5c6670;font-size:11px}"
    ".name{font-weight:650;font-size:13px}.grid{stroke:#e8ebed}"
    ".steps{fill:none;stroke:#1b1f24;stroke-width:1.5}.tick{stroke:#1b1f24}"
    ".law{fill:none;stroke:#0b5fa5;stroke-width:2}"
    ".naive{fill:none;stroke:#c2410c;stroke-width:1.5;stroke-dasharray:5 4}.paper{fill:#ffffff}"
    "@media (prefers-color-scheme:dark){text{fill:#e8eaed}.muted{fill:#a5afb8}"
    ".grid{stroke:#2a3036}.steps{stroke:#e8eaed}.tick{stroke:#e8eaed}.law{stroke:#7cc0f2}"
    ".naive{stroke:#ff9257}.paper{fill:#14171a}}"
    "</style>";

/// Draws one fit.
class FitPlot {
 public:
  explicit FitPlot(const FitTold& told) : told_(told) {
    for (const sim::Observation& seen : told.fit.seen.of) most_y_ = std::max(most_y_, seen.age_y);
    most_y_ *= 1.02;
  }

  [[nodiscard]] std::string draw() const {
    return grid() + curve("naive", told_.fit.naive) + curve("law", told_.fit.law) + steps() +
           ticks();
  }

 private:
  [[nodiscard]] double x(double age_y) const {
    return kPlotLeft + (kPictureWidth - kPlotLeft - kPlotRight) * age_y / most_y_;
  }
  [[nodiscard]] static double y(double share) {
    return kPictureHeight - kPlotBottom - (kPictureHeight - kPlotTop - kPlotBottom) * share;
  }

  [[nodiscard]] std::string grid() const {
    std::string svg;
    for (int fifth = 0; fifth <= 5; ++fifth) {
      const double share = 0.2 * fifth;
      svg +=
          fmt::format(R"(<line class="grid" x1="{:.1f}" x2="{:.1f}" y1="{:.1f}" y2="{:.1f}"/>)"
                      R"(<text class="muted" x="{:.1f}" y="{:.1f}" text-anchor="end">{} %</text>)",
                      kPlotLeft, kPictureWidth - kPlotRight, y(share), y(share), kPlotLeft - 6.0,
                      y(share) + 4.0, 20 * fifth);
    }
    const double step = most_y_ > 24.0 ? 5.0 : most_y_ > 12.0 ? 2.0 : most_y_ > 2.0 ? 1.0 : 0.25;
    for (int i = 0; i * step <= most_y_ && i <= 100; ++i) {
      svg += fmt::format(
          R"(<text class="muted" x="{:.1f}" y="{:.1f}" text-anchor="middle">{:g} y</text>)",
          x(i * step), kPictureHeight - kPlotBottom + 18.0, i * step);
    }
    return svg;
  }

  [[nodiscard]] std::string curve(const char* kind, const sim::GammaLaw& law) const {
    std::string points;
    for (int i = 0; i <= kPoints; ++i) {
      const double age = most_y_ * i / kPoints;
      points += fmt::format("{:.1f},{:.1f} ", x(age), y(sim::survival_of(law, age)));
    }
    return fmt::format(R"(<polyline class="{}" points="{}"/>)", kind, points);
  }

  [[nodiscard]] std::string steps() const {
    std::string points = fmt::format("{:.1f},{:.1f} ", x(0.0), y(1.0));
    double share = 1.0;
    for (const sim::SurvivalStep& step : told_.fit.survival) {
      points += fmt::format("{:.1f},{:.1f} {:.1f},{:.1f} ", x(step.age_y), y(share), x(step.age_y),
                            y(step.survival));
      share = step.survival;
    }
    points += fmt::format("{:.1f},{:.1f}", x(most_y_ / 1.02), y(share));
    return fmt::format(R"(<polyline class="steps" points="{}"/>)", points);
  }

  /// Marks those that were not there yet when they were last seen.
  [[nodiscard]] std::string ticks() const {
    constexpr std::size_t kMostTicks = 400;
    if (told_.fit.censored > kMostTicks) return {};
    std::string svg;
    for (const sim::Observation& seen : told_.fit.seen.of) {
      if (seen.ended) continue;
      double share = 1.0;
      for (const sim::SurvivalStep& step : told_.fit.survival) {
        if (step.age_y <= seen.age_y) share = step.survival;
      }
      svg +=
          fmt::format(R"(<line class="tick" x1="{0:.1f}" x2="{0:.1f}" y1="{1:.1f}" y2="{2:.1f}"/>)",
                      x(seen.age_y), y(share) - 4.0, y(share) + 4.0);
    }
    return svg;
  }

  const FitTold& told_;
  double most_y_ = 0.1;
};

}  // namespace

std::string fit_picture(const FitTold& told) {
  const sim::StageFit& fit = told.fit;
  const std::string heading = markup_text(fmt::format(
      "{}: construction, from {} until {}", told.table, told.begin, words_of(told.options.until)));
  std::string svg = fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0:.0f} {1:.0f}" role="img" )"
      R"(aria-label="{2}">{3}<rect class="paper" width="{0:.0f}" height="{1:.0f}"/>)"
      R"(<text class="name" x="8" y="20">{2}</text>)",
      kPictureWidth, kPictureHeight, heading, kCurves);
  svg += fmt::format(
      R"(<text class="muted" x="8" y="38">Share not there yet by age: {} sites as of {}, {} there; )"
      R"(steps by Kaplan and Meier, a tick for each that is not</text>)",
      fit.seen.of.size(), day_text(told.options.selection.as_of), fit.ended);
  svg += fmt::format(
      R"(<text class="muted" x="8" y="54">Line: {:.2f} y ({:g} %: {}), shape {:g} ({}). )"
      R"(Dashed: those there alone, {:.2f} y</text>)",
      fit.law.mean_y, 100.0 * told.options.level, interval_text(fit.mean_y, 2), fit.law.shape,
      interval_text(fit.shape, 1), fit.naive.mean_y);
  return svg + FitPlot(told).draw() + "</svg>\n";
}

}  // namespace gigaload::tools
