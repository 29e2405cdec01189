#include "tools/sweep/results/sensitivity.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "grid/core/error.hpp"
#include "tools/sweep/store/result_index.hpp"
#include "tools/terminal/text_table.hpp"

namespace gigaload::tools::sweep {

namespace {

using Json = nlohmann::ordered_json;

/// Reads the scalars by scalar and member, NaN for a member that is not done.
std::vector<std::vector<double>> outputs_of(const Manifest& manifest, std::size_t scalars) {
  const ResultIndex index(manifest);
  std::vector<std::vector<double>> outputs(
      scalars, std::vector<double>(manifest.size(), std::numeric_limits<double>::quiet_NaN()));
  for (std::size_t m = 0; m < manifest.size(); ++m) {
    if (index.outcome(m) != Outcome::done) continue;
    const auto values = index.values(m);
    for (std::size_t s = 0; s < scalars; ++s) {
      outputs[s][m] = values.at(values.size() - scalars + s);  // scalars stand last
    }
  }
  return outputs;
}

std::string interval_text(const Interval& x) {
  return fmt::format("{:.3f} ({:.3f} to {:.3f})", x.estimate, x.low, x.high);
}

Json json_of(const Interval& x) {
  Json list = Json::array();
  for (const double value : {x.estimate, x.low, x.high}) {
    list.push_back(std::isfinite(value) ? Json(value) : Json(nullptr));
  }
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
  const auto outputs = outputs_of(manifest, scalars.size());
  std::vector<Sensitivity> all;
  for (std::size_t s = 0; s < scalars.size(); ++s) {
    all.push_back({scalars[s].name, scalars[s].variable->unit,
                   sobol_indices(outputs[s], plan.axes.size(), confidence)});
  }
  return all;
}

std::string sensitivity_text(const Manifest& manifest, const std::vector<Sensitivity>& all) {
  std::string text;
  for (const Sensitivity& each : all) {
    const SobolIndices& indices = each.indices;
    text += fmt::format(
        "{}: mean {:.6g} {}, standard deviation {:.6g}, {} rows{}\n", each.scalar, indices.mean,
        each.unit, std::sqrt(indices.variance), indices.rows,
        indices.left_out > 0 ? fmt::format(", {} left out as not whole", indices.left_out) : "");
    TextTable table({"axis", "first order", "total"});
    for (std::size_t a = 0; a < manifest.plan().axes.size(); ++a) {
      table.add({manifest.plan().axes[a].name, interval_text(indices.first[a]),
                 interval_text(indices.total[a])});
    }
    text += table.text() + "\n";
  }
  text.pop_back();
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
                         {"mean", each.indices.mean},
                         {"variance", each.indices.variance},
                         {"rows", each.indices.rows},
                         {"left_out", each.indices.left_out},
                         {"axes", std::move(axes)}};
  }
  return json.dump() + "\n";
}

}  // namespace gigaload::tools::sweep
