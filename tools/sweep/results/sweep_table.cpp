#include "tools/sweep/results/sweep_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "grid/adequacy/sampling/none_seen.hpp"
#include "grid/core/error.hpp"
#include "sim/scenario/scenario.hpp"
#include "tools/sweep/results/member_results.hpp"
#include "tools/terminal/text_table.hpp"

namespace gigaload::tools::sweep {

namespace {

using Json = nlohmann::ordered_json;

/// A worth beyond what was run along the axis stands on more than the two points of it.
constexpr const char* kBeyond = "*";

/// TableContent holds what all forms of the table tell.
class TableContent {
 public:
  explicit TableContent(const Manifest& manifest)
      : manifest_(manifest),
        index_(manifest),
        scalars_(member_scalars(manifest, index_)),
        told_(told_scalars(manifest.plan().selection)),
        samples_(first_scenario(manifest).scenario.ensemble.samples),
        samples_differ_(differ_in(plan(), "ensemble.samples") || stop_by_error(manifest)) {
    check_has_table(manifest);
    for (std::size_t m = 0; m < manifest.size(); ++m) {
      std::vector<std::string> labels;
      const Member member = manifest.member(m);
      for (std::size_t a = 0; a < plan().axes.size(); ++a) {
        labels.push_back(plan().axes[a].label_of(member.values[a]));
      }
      labels_.push_back(std::move(labels));
    }
  }

  [[nodiscard]] const Plan& plan() const { return manifest_.plan(); }
  [[nodiscard]] std::size_t members() const { return manifest_.size(); }
  [[nodiscard]] std::size_t missing() const { return members_missing(manifest_, index_); }
  [[nodiscard]] const std::vector<ToldScalar>& told() const { return told_; }
  [[nodiscard]] const Scalar& scalar(const ToldScalar& told) const {
    return plan().selection.scalars[told.value];
  }
  [[nodiscard]] const std::string& label(std::size_t member, std::size_t axis) const {
    return labels_[member][axis];
  }
  [[nodiscard]] double value(const ToldScalar& told, std::size_t member) const {
    return scalars_[told.value][member];
  }
  [[nodiscard]] double error(const ToldScalar& told, std::size_t member) const {
    return told.error ? scalars_[*told.error][member] : std::nan("");
  }
  /// Writes a value with its error; of none seen what is known of it, and "-" where there is none.
  [[nodiscard]] std::string cell(const ToldScalar& told, std::size_t member) const {
    const double number = value(told, member);
    if (!std::isfinite(number)) return "-";
    const auto* estimate = std::get_if<output::EstimateRow>(&scalar(told).variable->source);
    if (estimate == nullptr) return fmt::format("{:.6g}", number);
    // what none in so many samples bounds is not told where members differ in their number
    if (number == 0.0 && samples_differ_) return "0";
    if (number == 0.0) return grid::adequacy::none_text(estimate->metric, samples_);
    return with_error(number, error(told, member));
  }

 private:
  const Manifest& manifest_;
  ResultIndex index_;
  std::vector<std::vector<double>> scalars_;
  std::vector<ToldScalar> told_;
  std::vector<std::vector<std::string>> labels_;  // [member][axis]
  std::size_t samples_;
  bool samples_differ_;
};

/// WorthTable finds members by row and column of the grid of two axes that [worth] asks for.
class WorthTable {
 public:
  WorthTable(const TableContent& content, const Worth& worth)
      : content_(content), worth_(worth), along_(content.plan().axes[worth.along]) {}

  [[nodiscard]] const Axis& rows() const { return content_.plan().axes[worth_.rows]; }
  [[nodiscard]] const Axis& along() const { return along_; }
  /// Returns the member of a value of the rows at one of the two points: the last axis is fastest.
  [[nodiscard]] std::size_t member(std::size_t row, std::size_t point) const {
    return worth_.rows == 0 ? row * along_.values.size() + point
                            : point * rows().values.size() + row;
  }
  [[nodiscard]] double other() const { return along_.number_of(along_.values[1]); }
  [[nodiscard]] std::optional<double> percent(const ToldScalar& told, std::size_t row) const {
    const auto at = [&](std::size_t of_row, std::size_t point) {
      return content_.value(told, member(of_row, point));
    };
    return worth_percent(at(rows().usual, 0), at(rows().usual, 1), other(), at(row, 0));
  }
  [[nodiscard]] std::optional<double> mw(const ToldScalar& told, std::size_t row) const {
    const auto found = worth_.per_percent.find(content_.scalar(told).name);
    const auto share = percent(told, row);
    if (found == worth_.per_percent.end() || !share) return std::nullopt;
    return *share * found->second;
  }
  [[nodiscard]] std::string text(const ToldScalar& told, std::size_t row) const {
    const auto share = percent(told, row);
    if (row == rows().usual || !share) return "-";
    const bool beyond = std::abs(*share) > 100.0 * (other() - 1.0);
    const auto power = mw(told, row);
    return fmt::format("{} %{}{}", grouped(*share, 1),
                       power ? fmt::format(", {} GW", grouped(*power / 1e3, 1)) : "",
                       beyond ? kBeyond : "");
  }

 private:
  const TableContent& content_;
  const Worth& worth_;
  const Axis& along_;
};

std::string heading_of(const Scalar& scalar) {
  return fmt::format("{} [{}]", scalar.name, scalar.variable->unit);
}

std::string worth_text(const TableContent& content, const Worth& worth) {
  const WorthTable table(content, worth);
  std::string all;
  for (const ToldScalar& told : content.told()) {
    std::vector<std::string> headings{heading_of(content.scalar(told))};
    for (const auto& value : table.along().values) {
      headings.push_back(fmt::format("{} {}", table.along().name, table.along().label_of(value)));
    }
    headings.emplace_back("worth");
    TextTable text(std::move(headings));
    for (std::size_t row = 0; row < table.rows().values.size(); ++row) {
      text.add({table.rows().label_of(table.rows().values[row]),
                content.cell(told, table.member(row, 0)), content.cell(told, table.member(row, 1)),
                table.text(told, row)});
    }
    all += text.text() + "\n";
  }
  const std::string along = table.along().name;
  return all +
         fmt::format(
             "Worth: the change of {0} from 1 that has the same effect on the value at 1, if it "
             "grows\nexponentially from 1 to {1} as it does with \"{2}\"; {3} beyond these, "
             "extrapolated.\n±: sampling error alone (standard error); all members draw the same "
             "samples.\n",
             along, table.along().label_of(table.along().values[1]),
             table.rows().label_of(table.rows().values[table.rows().usual]), kBeyond);
}

std::string members_text(const TableContent& content) {
  std::vector<std::string> headings;
  for (const Axis& axis : content.plan().axes) headings.push_back(axis.name);
  for (const ToldScalar& told : content.told()) {
    headings.push_back(heading_of(content.scalar(told)));
  }
  TextTable table(std::move(headings));
  for (std::size_t m = 0; m < content.members(); ++m) {
    std::vector<std::string> row;
    for (std::size_t a = 0; a < content.plan().axes.size(); ++a) {
      row.push_back(content.label(m, a));
    }
    for (const ToldScalar& told : content.told()) row.push_back(content.cell(told, m));
    table.add(std::move(row));
  }
  return table.text();
}

Json json_of(std::optional<double> value) {
  return value && std::isfinite(*value) ? Json(*value) : Json(nullptr);
}

}  // namespace

std::vector<ToldScalar> told_scalars(const Selection& selection) {
  const auto& scalars = selection.scalars;
  std::vector<ToldScalar> told;
  std::vector<std::size_t> errors;
  for (std::size_t s = 0; s < scalars.size(); ++s) {
    const output::Variable& v = *scalars[s].variable;
    const auto error = std::ranges::find_if(scalars, [&](const Scalar& other) {
      return *v.ancillary != '\0' && other.variable->place == v.place &&
             std::string_view(other.variable->name) == v.ancillary &&
             other.year == scalars[s].year && other.entities == scalars[s].entities;
    });
    told.push_back({.value = s, .error = {}});
    if (error == scalars.end()) continue;
    told.back().error = static_cast<std::size_t>(error - scalars.begin());
    errors.push_back(*told.back().error);
  }
  std::erase_if(told, [&](const ToldScalar& each) {
    return std::ranges::find(errors, each.value) != errors.end();
  });
  return told;
}

void check_has_table(const Manifest& manifest) {
  const Plan& plan = manifest.plan();
  if (plan.selection.scalars.empty()) {
    throw InputError(plan.name +
                     ": the sweep has no [scalar.NAME], which a table tells of; add one");
  }
  if (plan.worth && manifest.head().left_out > 0) {
    throw InputError(
        fmt::format("{}: constraints leave out {} points of the grid; [worth] compares all of them",
                    plan.name, manifest.head().left_out));
  }
}

std::optional<double> worth_percent(double at_one, double at_other, double other, double value) {
  if (!(at_one > 0.0 && at_other > at_one && value > 0.0 && other > 1.0)) return std::nullopt;
  return 100.0 * (other - 1.0) * std::log(value / at_one) / std::log(at_other / at_one);
}

std::string sweep_table_text(const Manifest& manifest) {
  const TableContent content(manifest);
  const auto& worth = manifest.plan().worth;
  std::string text = worth ? worth_text(content, *worth) : members_text(content);
  if (content.missing() > 0) {
    text += fmt::format("\n-: {} of {} members are not done: gigaload sweep run, then again\n",
                        content.missing(), content.members());
  }
  return text;
}

std::string sweep_table_json(const Manifest& manifest) {
  const TableContent content(manifest);
  Json json = Json::object();
  json["members"] = Json::array();
  for (std::size_t m = 0; m < content.members(); ++m) {
    Json values = Json::object(), scalars = Json::object();
    for (std::size_t a = 0; a < content.plan().axes.size(); ++a) {
      values[content.plan().axes[a].name] = content.label(m, a);
    }
    for (const ToldScalar& told : content.told()) {
      scalars[content.scalar(told).name] = {{"value", json_of(content.value(told, m))},
                                            {"standard_error", json_of(content.error(told, m))}};
    }
    json["members"].push_back({{"values", std::move(values)}, {"scalars", std::move(scalars)}});
  }
  if (content.plan().worth) {
    const WorthTable table(content, *content.plan().worth);
    json["worth"] = Json::object();
    for (const ToldScalar& told : content.told()) {
      Json& of_scalar = json["worth"][content.scalar(told).name];
      for (std::size_t row = 0; row < table.rows().values.size(); ++row) {
        of_scalar[table.rows().label_of(table.rows().values[row])] = {
            {"percent", json_of(table.percent(told, row))}, {"mw", json_of(table.mw(told, row))}};
      }
    }
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gigaload::tools::sweep
