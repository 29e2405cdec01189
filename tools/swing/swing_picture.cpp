#include "tools/swing/swing_picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "tools/terminal/markup.hpp"

namespace gigaload::tools {

namespace {

constexpr double kWidth = 720.0, kHeight = 420.0;
constexpr double kLeft = 64.0, kRight = 16.0, kTop = 64.0, kBottom = 44.0;

constexpr const char* kStyle =
    "<style>"
    "text{font:12px system-ui,sans-serif;fill:#1b1f24}.muted{fill:#5c6670;font-size:11px}"
    ".name{font-weight:650;font-size:13px}.grid{stroke:#e8ebed}"
    ".swing{fill:none;stroke:#0b5fa5;stroke-width:1.5}.limit{stroke:#c2410c;stroke-width:2}"
    ".paper{fill:#ffffff}"
    "@media (prefers-color-scheme:dark){text{fill:#e8eaed}.muted{fill:#a5afb8}"
    ".grid{stroke:#2a3036}.swing{stroke:#7cc0f2}.limit{stroke:#ff9257}.paper{fill:#14171a}}"
    "</style>";

/// Draws one spectrum.
class SpectrumPlot {
 public:
  explicit SpectrumPlot(const SwingTold& told) : told_(told) {
    double most_mw = 1e-3;
    for (const sim::SpectrumBin& bin : told.spectrum.bins) {
      most_mw = std::max(most_mw, bin.swing_mw);
    }
    for (const sim::JudgedLimit& each : told.limits) {
      if (each.limit.kind == sim::SwingKind::band) most_mw = std::max(most_mw, each.limit.most);
    }
    top_ = std::ceil(std::log10(most_mw) + 1e-9);
    if (told.spectrum.bins.empty()) return;
    left_ = std::floor(std::log10(told.spectrum.bins.front().low_hz));
    right_ = std::max(left_ + 1.0, std::ceil(std::log10(told.spectrum.bins.back().high_hz)));
  }

  [[nodiscard]] std::string draw() const { return grid() + swing() + limits(); }

 private:
  static constexpr double kDecades = 4.0;  // of MW that are drawn

  [[nodiscard]] double x(double hz) const {
    const double share = (std::log10(hz) - left_) / (right_ - left_);
    return kLeft + (kWidth - kLeft - kRight) * std::clamp(share, 0.0, 1.0);
  }
  [[nodiscard]] double y(double mw) const {
    const double share = (std::log10(std::max(mw, 1e-12)) - top_ + kDecades) / kDecades;
    return kHeight - kBottom - (kHeight - kTop - kBottom) * std::clamp(share, 0.0, 1.0);
  }

  [[nodiscard]] std::string grid() const {
    std::string svg;
    for (int decade = 0; decade <= static_cast<int>(kDecades); ++decade) {
      const double mw = std::pow(10.0, top_ - decade);
      svg += fmt::format(
          R"(<line class="grid" x1="{:.1f}" x2="{:.1f}" y1="{:.1f}" y2="{:.1f}"/>)"
          R"(<text class="muted" x="{:.1f}" y="{:.1f}" text-anchor="end">{:g} MW</text>)",
          kLeft, kWidth - kRight, y(mw), y(mw), kLeft - 6.0, y(mw) + 4.0, mw);
    }
    for (double decade = left_; decade <= right_; decade += 1.0) {
      const double hz = std::pow(10.0, decade);
      svg += fmt::format(
          R"(<line class="grid" x1="{0:.1f}" x2="{0:.1f}" y1="{1:.1f}" y2="{2:.1f}"/>)"
          R"(<text class="muted" x="{0:.1f}" y="{3:.1f}" text-anchor="middle">{4:g} Hz</text>)",
          x(hz), kTop, kHeight - kBottom, kHeight - kBottom + 18.0, hz);
    }
    return svg;
  }

  [[nodiscard]] std::string swing() const {
    std::string points;
    for (const sim::SpectrumBin& bin : told_.spectrum.bins) {
      points += fmt::format("{0:.1f},{1:.1f} {2:.1f},{1:.1f} ", x(bin.low_hz), y(bin.swing_mw),
                            x(bin.high_hz));
    }
    return fmt::format(R"(<polyline class="swing" points="{}"/>)", points);
  }

  [[nodiscard]] std::string limits() const {
    std::string svg;
    for (const sim::JudgedLimit& each : told_.limits) {
      if (each.limit.kind != sim::SwingKind::band) continue;
      svg += fmt::format(R"(<line class="limit" x1="{:.1f}" x2="{:.1f}" y1="{:.1f}" y2="{:.1f}"/>)",
                         x(each.limit.band.low_hz), x(each.limit.band.high_hz), y(each.limit.most),
                         y(each.limit.most));
    }
    return svg;
  }

  const SwingTold& told_;
  double top_ = 0.0, left_ = -1.0, right_ = 0.0;  // logarithms
};

}  // namespace

std::string swing_picture(const SwingTold& told) {
  const std::string heading =
      markup_text(fmt::format("{}: swing by frequency, beside {}", told.trace, told.rule));
  const auto kept = sim::is_kept(told.limits);
  std::string svg = fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0:.0f} {1:.0f}" role="img" )"
      R"(aria-label="{2}">{3}<rect class="paper" width="{0:.0f}" height="{1:.0f}"/>)"
      R"(<text class="name" x="8" y="20">{2}</text>)",
      kWidth, kHeight, heading, kStyle);
  svg += fmt::format(
      R"(<text class="muted" x="8" y="38">Peak to peak of a sine as strong as each twentieth of a )"
      R"(decade; across: what a band may swing by in all. {}</text>)",
      !kept   ? "Not all is judged"
      : *kept ? "Passes"
              : "Fails");
  return svg + SpectrumPlot(told).draw() + "</svg>\n";
}

}  // namespace gigaload::tools
