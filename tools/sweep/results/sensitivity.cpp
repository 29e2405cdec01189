#include "tools/sweep/results/sensitivity.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "grid/core/counted.hpp"
#include "grid/core/error.hpp"
#include "tools/sweep/results/member_results.hpp"
#include "tools/terminal/text_table.hpp"

namespace gigaload::tools::sweep {

namespace {

using Json = nlohmann::ordered_json;

/// Counts the rows of the design in which every member is done.
std::size_t rows_done(const ResultIndex& index, std::size_t members, std::size_t length) {
  std::size_t rows = 0;
  for (std::size_t first = 0; first + length <= members; first += length) {
    std::size_t done = 0;
    for (std::size_t m = first; m < first + length; ++m) {
      done += index.outcome(m) == Outcome::done ? 1 : 0;
    }
    rows += done == length ? 1 : 0;
  }
  return rows;
}

std::string reason_of(const SobolIndices& indices) {
  if (indices.rows < 2) {
    return fmt::format("it has a finite value in every member of {} of {} rows, 2 are wanted",
                       indices.rows, indices.rows + indices.left_out);
  }
  if (indices.variance == 0.0) return "it does not vary";
  if (!std::isfinite(indices.variance)) return "its variance is beyond the largest number";
  return {};
}

std::string left_out_text(const Sensitivity& of) {
  const std::size_t not_done = of.indices.left_out - of.undefined_rows;
  std::string text;
  if (not_done > 0) {
    text += fmt::format(", {} left out with a member that is not done", counted(not_done, "row"));
  }
  if (of.undefined_rows > 0) {
    text += fmt::format(", {} left out in which it is not defined or infinite",
                        counted(of.undefined_rows, "row"));
  }
  return text;
}

std::string interval_text(const Interval& x) {
  if (!std::isfinite(x.low)) return fmt::format("{:.3f}", x.estimate);
  return fmt::format("{:.3f} ({:.3f} to {:.3f})", x.estimate, x.low, x.high);
}

Json json_of(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json json_of(const Interval& x) {
  Json list = Json::array();
  for (const double value : {x.estimate, x.low, x.high}) list.push_back(json_of(value));
  return list;
}

}  // namespace

std::vector<Sensitivity> sensitivities(const Manifest& manifest, double confidence) {
  const Plan& plan = manifest.plan();
  const auto& scalars = plan.selection.scalars;
  if (plan.kind != DesignKind::saltelli) {
    throw InputError(fmt::format("{}: the design is {}; Sobol indices need kind = \"saltelli\"",
                                 plan.name, plan.design));
  }
  if (scalars.empty()) {
    throw InputError(
        plan.name + ": the sweep has no [scalar.NAME], whose Sobol indices are asked for; add one");
  }
  const ResultIndex index(manifest);
  const std::size_t length = plan.axes.size() + 2, rows = manifest.size() / length;
  const std::size_t done = rows_done(index, manifest.size(), length);
  if (done < 2) {
    throw InputError(
        fmt::format("{}: Sobol indices need at least 2 rows of the design in which every member is "
                    "done (found {} of {}): do the others with gigaload sweep run",
                    manifest.folder().string(), done, rows));
  }
  const auto outputs = member_scalars(manifest, index);
  std::vector<Sensitivity> all;
  for (std::size_t s = 0; s < scalars.size(); ++s) {
    Sensitivity of;
    of.scalar = scalars[s].name;
    of.unit = scalars[s].variable->unit;
    of.indices = sobol_indices(outputs[s], plan.axes.size(), confidence);
    of.undefined_rows = done - of.indices.rows;
    of.reason = reason_of(of.indices);
    all.push_back(std::move(of));
  }
  return all;
}

std::string sensitivity_text(const Manifest& manifest, const std::vector<Sensitivity>& all) {
  std::string text;
  bool few = false, undefined = false;
  for (const Sensitivity& each : all) {
    const SobolIndices& indices = each.indices;
    if (!each.reason.empty()) {
      text +=
          fmt::format("{}: no indices: {}{}\n\n", each.scalar, each.reason, left_out_text(each));
      continue;
    }
    few = few || indices.rows < kLeastRowsOfInterval;
    undefined = undefined || each.undefined_rows > 0;
    text += fmt::format("{}: mean {:.6g} {}, standard deviation {:.6g}, {} rows{}\n", each.scalar,
                        indices.mean, each.unit, std::sqrt(indices.variance), indices.rows,
                        left_out_text(each));
    TextTable table({"axis", "first order", "total"});
    for (std::size_t a = 0; a < manifest.plan().axes.size(); ++a) {
      table.add({manifest.plan().axes[a].name, interval_text(indices.first[a]),
                 interval_text(indices.total[a])});
    }
    text += table.text() + "\n";
  }
  text.pop_back();
  if (few) {
    text += fmt::format("\nIntervals are given from {} rows on: with fewer they say too much.\n",
                        kLeastRowsOfInterval);
  }
  if (undefined) {
    text +=
        "\nWhere rows are left out since a scalar is not defined in them, the indices are those of "
        "the members\nin which it is, and the axes depend on each other there.\n";
  }
  return text;
}

std::string sensitivity_json(const Manifest& manifest, const std::vector<Sensitivity>& all) {
  Json json = Json::object();
  for (const Sensitivity& each : all) {
    Json axes = Json::object();
    for (std::size_t a = 0; a < manifest.plan().axes.size(); ++a) {
      axes[manifest.plan().axes[a].name] = {{"first", json_of(each.indices.first[a])},
                                            {"total", json_of(each.indices.total[a])}};
    }
    json[each.scalar] = {{"unit", each.unit},
                         {"mean", json_of(each.indices.mean)},
                         {"variance", json_of(each.indices.variance)},
                         {"rows", each.indices.rows},
                         {"left_out", each.indices.left_out},
                         {"left_out_undefined", each.undefined_rows},
                         {"axes", std::move(axes)}};
    if (!each.reason.empty()) json[each.scalar]["reason"] = each.reason;
  }
  return json.dump() + "\n";
}

}  // namespace gigaload::tools::sweep
