#include "tools/stress/stress_picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "tools/terminal/markup.hpp"
#include "tools/terminal/text_table.hpp"

namespace gigaload::tools {

namespace {

constexpr double kWidth = 380.0, kHeight = 210.0;                          // of an area's panel
constexpr double kLeft = 48.0, kRight = 8.0, kTop = 30.0, kBottom = 24.0;  // around its plot
constexpr std::size_t kColumns = 3;
constexpr double kHead = 52.0;

constexpr const char* kStyle =
    "<style>"
    "text{font:12px system-ui,sans-serif;fill:#1b1f24}.muted{fill:#5c6670;font-size:11px}"
    ".name{font-weight:650;font-size:13px}.grid{stroke:#e8ebed}.demand{fill:#d6e6f4}"
    ".line{fill:none;stroke:#0b5fa5;stroke-width:1.5}.shed{fill:#c2410c}"
    ".out{fill:none;stroke:#8a6a00;stroke-width:1.5}.band{fill:#8a6a00;opacity:.25}"
    ".paper{fill:#ffffff}"
    "@media (prefers-color-scheme:dark){text{fill:#e8eaed}.muted{fill:#a5afb8}"
    ".grid{stroke:#2a3036}.demand{fill:#17324a}.line{stroke:#7cc0f2}.shed{fill:#ff9257}"
    ".out{stroke:#dcb84f}.band{fill:#dcb84f}.paper{fill:#14171a}}"
    "</style>";

/// Returns a round step that cuts `most` into at most five parts.
double step_of(double most) {
  const double power = std::pow(10.0, std::floor(std::log10(most / 5.0)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (most / (factor * power) <= 5.0) return factor * power;
  }
  return 10.0 * power;
}

/// Draws one area.
class Panel {
 public:
  Panel(const sim::StressArea& area, sim::Hour begin, double left, double top)
      : area_(area),
        begin_(begin),
        left_(left),
        top_(top),
        most_(std::max(1.0, 1.05 * std::max(std::ranges::max(area.demand_mw),
                                            std::ranges::max(area.outage_p90_mw)))) {}

  [[nodiscard]] std::string draw() const {
    std::string svg = fmt::format(
        R"svg(<g transform="translate({:.0f},{:.0f})"><text class="name" x="0" y="14">{}</text>)svg"
        R"svg(<text class="muted" x="{:.0f}" y="14" text-anchor="end">{} MW out, )svg"
        R"svg({} MW shed</text>)svg",
        left_, top_, markup_text(area_.area.name), kWidth - kRight, grouped(area_.outages_mw.mean),
        grouped(area_.peak_shed_mw.mean));
    svg += grid();
    std::vector<double> served, zero(area_.demand_mw.size(), 0.0);
    for (std::size_t h = 0; h < area_.demand_mw.size(); ++h) {
      served.push_back(area_.demand_mw[h] - area_.shed_mw[h]);
    }
    svg += band("demand", zero, served) + band("shed", served, area_.demand_mw);
    svg += line("line", area_.demand_mw);
    svg += band("band", area_.outage_p10_mw, area_.outage_p90_mw) + line("out", area_.outage_mw);
    return svg + "</g>\n";
  }

 private:
  [[nodiscard]] double x(std::size_t hour) const {
    const auto hours = static_cast<double>(std::max<std::size_t>(2, area_.demand_mw.size()) - 1);
    return kLeft + (kWidth - kLeft - kRight) * static_cast<double>(hour) / hours;
  }
  [[nodiscard]] double y(double mw) const {
    return kHeight - kBottom - (kHeight - kTop - kBottom) * std::max(0.0, mw) / most_;
  }

  [[nodiscard]] std::string grid() const {
    std::string svg;
    const double step = step_of(most_);
    const auto lines = static_cast<int>(std::floor(most_ / step));
    for (int i = 0; i <= lines; ++i) {
      const double mw = i * step;
      svg +=
          fmt::format(R"(<line class="grid" x1="{:.1f}" x2="{:.1f}" y1="{:.1f}" y2="{:.1f}"/>)"
                      R"(<text class="muted" x="{:.1f}" y="{:.1f}" text-anchor="end">{:g}</text>)",
                      kLeft, kWidth - kRight, y(mw), y(mw), kLeft - 5.0, y(mw) + 4.0, mw / 1e3);
    }
    const std::size_t days = area_.demand_mw.size() / 24;
    const std::size_t every = days > 8 ? 2 : 1;
    for (std::size_t h = 0; h < area_.demand_mw.size(); h += 24 * every) {
      const std::string date =
          grid::to_string(grid::to_date(begin_ + static_cast<sim::Hour>(h))).substr(5);
      svg += fmt::format(R"(<text class="muted" x="{:.1f}" y="{:.1f}">{}</text>)", x(h),
                         kHeight - 8.0, date);
    }
    return svg;
  }

  [[nodiscard]] std::string points(const std::vector<double>& mw, bool backwards) const {
    std::string text;
    for (std::size_t i = 0; i < mw.size(); ++i) {
      const std::size_t h = backwards ? mw.size() - 1 - i : i;
      text += fmt::format("{:.1f},{:.1f} ", x(h), y(mw[h]));
    }
    return text;
  }
  [[nodiscard]] std::string line(const char* kind, const std::vector<double>& mw) const {
    return fmt::format(R"(<polyline class="{}" points="{}"/>)", kind, points(mw, false));
  }
  [[nodiscard]] std::string band(const char* kind, const std::vector<double>& low,
                                 const std::vector<double>& high) const {
    return fmt::format(R"(<polygon class="{}" points="{}{}"/>)", kind, points(high, false),
                       points(low, true));
  }

  const sim::StressArea& area_;
  sim::Hour begin_;
  double left_, top_, most_;
};

std::vector<const sim::StressArea*> worst_first(const StressTold& told) {
  auto rows = rows_of(told.stress, told.rows);
  std::ranges::stable_sort(
      rows, [](const auto* a, const auto* b) { return a->shed_mwh.mean > b->shed_mwh.mean; });
  return rows;
}

std::string heading(const StressTold& told) {
  return fmt::format("{}, on the grid of {} in {}{}", told.event.title, told.scenario, told.year,
                     told.campuses ? "" : " without campuses");
}

}  // namespace

std::string stress_picture(const StressTold& told) {
  const auto rows = worst_first(told);
  const std::size_t lines = (rows.size() + kColumns - 1) / kColumns;
  const double width = kWidth * kColumns + 16.0;
  const double height = kHead + kHeight * static_cast<double>(lines) + 8.0;
  std::string svg = fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {:.0f} {:.0f}" role="img" )"
      R"(aria-label="{}">{}<rect class="paper" width="{:.0f}" height="{:.0f}"/>)",
      width, height, markup_text(heading(told)), kStyle, width, height);
  svg += fmt::format(
      R"(<text class="name" x="8" y="20">{}</text>)"
      R"(<text class="muted" x="8" y="38">GW by hour, {} to {} UTC: demand (blue line), )"
      R"(what of it is shed (red, mean of {} samples), forced outages (brown, 10 to 90 %)</text>)",
      markup_text(heading(told)), hour_text(told.stress.begin), hour_text(told.stress.end - 1),
      told.stress.samples);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double left = 8.0 + kWidth * static_cast<double>(i % kColumns);
    const std::size_t line = i / kColumns;
    const double top = kHead + kHeight * static_cast<double>(line);
    svg += Panel(*rows[i], told.stress.begin, left, top).draw();
  }
  return svg + "</svg>\n";
}

std::string stress_page(const StressTold& told) {
  std::string page = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{}</title>"
      "<style>body{{margin:16px;font:16px/1.5 system-ui,sans-serif;color:#1b1f24}}"
      "svg{{width:100%;height:auto}}.wide{{overflow-x:auto}}svg{{min-width:720px}}"
      "table{{border-collapse:collapse;font-variant-numeric:tabular-nums}}"
      "td,th{{padding:2px 10px;text-align:right;border-bottom:1px solid #d5dade}}"
      "td:first-child,th:first-child{{text-align:left}}"
      "@media (prefers-color-scheme:dark){{body{{background:#14171a;color:#e8eaed}}}}</style>"
      "</head><body>\n<div class=\"wide\">",
      markup_text(heading(told)));
  page += stress_picture(told) +
          "</div>\n<div class=\"wide\"><table><tr><th></th><th>peak MW</th><th>most out MW</th>"
          "<th>10&ndash;90 %</th><th>peak shed MW</th><th>10&ndash;90 %</th><th>shed MWh</th>"
          "<th>hours</th></tr>\n";
  for (const sim::StressArea* area : worst_first(told)) {
    page += fmt::format(
        "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}&ndash;{}</td><td>{}</td>"
        "<td>{}&ndash;{}</td><td>{}</td><td>{}</td></tr>\n",
        markup_text(area->area.name), grouped(area->demand_peak_mw), grouped(area->outages_mw.mean),
        grouped(area->outages_mw.p10), grouped(area->outages_mw.p90),
        grouped(area->peak_shed_mw.mean), grouped(area->peak_shed_mw.p10),
        grouped(area->peak_shed_mw.p90), grouped(area->shed_mwh.mean),
        grouped(area->shed_hours.mean, 1));
  }
  return page + "</table></div>\n</body></html>\n";
}

}  // namespace gigaload::tools
