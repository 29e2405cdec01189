#include "tools/clear/clear_text.hpp"

#include <fmt/format.h>

#include <numeric>

#include "grid/core/counted.hpp"
#include "scenarios/text/printable.hpp"
#include "tools/terminal/text_table.hpp"

namespace gigaload::tools {

namespace {

std::string amount(double value) { return fmt::format("{:.6g}", value); }

double sum(const std::vector<double>& amounts) {
  return std::accumulate(amounts.begin(), amounts.end(), 0.0);
}

std::string headline(const ClearedCase& cleared) {
  const sim::Clearing& found = cleared.clearing;
  const std::size_t failed = defaults_of(found).size(), parties = found.paid_busd.size();
  std::string text = scenarios::printable_in_place(cleared.of.name) + ": ";
  if (failed == 0) return text + fmt::format("all pay {} in full\n", amount(sum(found.owed_busd)));
  text += fmt::format("{} of {} {}, in {}; of {} owed {} is paid", failed,
                      counted(parties, "party", "parties"), failed == 1 ? "fails" : "fail",
                      counted(found.rounds, "round"), amount(sum(found.owed_busd)),
                      amount(sum(found.paid_busd)));
  if (found.outside_lost_busd > 0.0) {
    text += fmt::format(", outside {} is lost", amount(found.outside_lost_busd));
  }
  const double cost = sum(found.default_cost_busd);
  if (cost > 0.0) text += fmt::format(", defaults cost {}", amount(cost));
  return text + "\n";
}

std::string case_text(const ClearedCase& cleared) {
  const sim::Clearing& found = cleared.clearing;
  TextTable table(
      {"", "owed", "paid", "its creditors lose", "it loses", "equity", "failed in round"});
  for (std::size_t i = 0; i < found.paid_busd.size(); ++i) {
    const std::size_t round = found.failed_in_round[i];
    table.add({scenarios::printable_in_place(cleared.of.claims.names[i]),
               amount(found.owed_busd[i]), amount(found.paid_busd[i]),
               amount(found.owed_busd[i] - found.paid_busd[i]), amount(found.lost_busd[i]),
               amount(found.equity_busd[i]), round > 0 ? fmt::format("{}", round) : "-"});
  }
  return headline(cleared) + table.text();
}

}  // namespace

std::string clear_text(const std::vector<ClearedCase>& cases) {
  std::string text;
  for (const ClearedCase& cleared : cases) {
    if (!text.empty()) text += "\n";
    text += case_text(cleared);
  }
  return text;
}

}  // namespace gigaload::tools
