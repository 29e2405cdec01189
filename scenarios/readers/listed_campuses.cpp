#include "scenarios/readers/listed_campuses.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>
#include <utility>

#include "grid/core/hours_of_year.hpp"
#include "scenarios/language/value.hpp"
#include "scenarios/measured/campus_table.hpp"
#include "scenarios/text/edit_distance.hpp"

namespace gigaload::scenarios {
namespace {

/// Returns the value of a key [campuses] has; nothing for one that is absent or, as the settings
/// tell, no such value.
template <class T>
std::optional<T> value_of(const Node& campuses, const std::string& name) {
  const Node* const node = campuses.find(name);
  const auto key = std::ranges::find(schema(), "campuses." + name, &Key::path);
  if (node == nullptr || key == schema().end()) return std::nullopt;
  CheckedValue checked = check_value(*node, *key);
  if (!checked.fault.empty()) return std::nullopt;
  return std::get<T>(std::move(checked.value));
}

Node named(std::string name, Place place, Node::Kind kind) {
  Node node;
  node.kind = kind;
  node.name = std::move(name);
  node.key_place = node.place = place;
  return node;
}

void add_text(Node& table, std::string name, std::string text, Place place) {
  table.items.push_back(named(std::move(name), place, Node::Kind::text));
  table.items.back().text = std::move(text);
}

void add_number(Node& table, std::string name, std::optional<double> number, Place place) {
  if (!number) return;
  table.items.push_back(named(std::move(name), place, Node::Kind::number));
  table.items.back().number = *number;
}

Node phase_node(grid::Hour announced, double capacity_mw, const char* stage, Place place) {
  Node phase = named({}, place, Node::Kind::table);
  phase.items.push_back(named("announced", place, Node::Kind::date));
  phase.items.back().date = grid::to_date(announced);
  add_text(phase, "capacity", fmt::format("{} MW", capacity_mw), place);
  add_text(phase, "stage", stage, place);
  return phase;
}

Node phases_node(const ListedCampus& campus, grid::Hour as_of, bool takes_plans) {
  Node phases = named("phases", campus.name_place, Node::Kind::list);
  for (const CampusStep& step : campus.steps) {
    phases.items.push_back(phase_node(step.at, step.capacity_mw, "energised", step.place));
  }
  if (takes_plans && campus.planned_mw > 0.0) {
    Node rest =
        phase_node(as_of, campus.planned_mw, campus.is_begun ? "construction" : "pre_development",
                   campus.planned_place);
    const double elapsed_y = static_cast<double>(as_of - campus.entered) / grid::kHoursOfJulianYear;
    add_text(rest, "elapsed", fmt::format("{} yr", elapsed_y), campus.planned_place);
    phases.items.push_back(std::move(rest));
  }
  return phases;
}

bool has_no_region(const Node& campus) {
  return campus.kind == Node::Kind::table && campus.find("region") == nullptr;
}

/// Makes the campuses of a document of those listed and its own.
class Listing {
 public:
  Listing(const Node& root, const Node& campuses, Problems& problems,
          std::vector<std::string>& notices)
      : own_(root.find("campus")),
        deals_(campuses.find("deals")),
        takes_plans_(value_of<std::string>(campuses, "planned").value_or("projected") ==
                     "projected"),
        problems_(problems),
        notices_(notices) {}

  [[nodiscard]] Node join(const CampusTable& table) {
    Node all = named("campus", own_ != nullptr ? own_->key_place : Place{}, Node::Kind::table);
    std::vector<std::string> names = table.unseen;
    for (const ListedCampus& campus : table.campuses) {
      names.push_back(campus.name);
      if (auto node = campus_node(campus, table.as_of)) all.items.push_back(std::move(*node));
    }
    if (own_ == nullptr) return all;
    for (const Node& campus : own_->items) {
      if (std::ranges::find(names, campus.name) != names.end()) continue;
      if (has_no_region(campus)) {
        problems_.add(campus.key_place, "campus." + campus.name,
                      "is not in the table of campuses, and has no region of its own" +
                          suggestion(campus.name, names));
      }
      all.items.push_back(campus);
    }
    return all;
  }

 private:
  /// Returns a listed campus with what the scenario says of it; nothing for one without MW.
  std::optional<Node> campus_node(const ListedCampus& campus, grid::Hour as_of) {
    const Node* const own = own_ != nullptr ? own_->find(campus.name) : nullptr;
    if (own != nullptr && own->kind != Node::Kind::table) return *own;  // the settings tell of it
    Node node = named(campus.name, campus.name_place, Node::Kind::table);
    add_text(node, "title", campus.title, campus.name_place);
    add_text(node, "region", campus.region, campus.region_place);
    if (!campus.source.empty()) add_text(node, "source", campus.source, campus.name_place);
    add_number(node, "design_pue", campus.design_pue, campus.pue_place);
    add_number(node, "latitude", campus.latitude, campus.coordinates_place);
    add_number(node, "longitude", campus.longitude, campus.coordinates_place);
    const bool has_own = own != nullptr && (own->find("capacity") || own->find("phases"));
    if (!has_own) {
      Node phases = phases_node(campus, as_of, takes_plans_);
      if (phases.items.empty()) {
        notices_.push_back(fmt::format("{}:{}: {} has no MW that is seen{} and is left out",
                                       problems_.describe(campus.name_place),
                                       campus.name_place.column, campus.name,
                                       takes_plans_ ? " or projected" : ""));
        return std::nullopt;
      }
      if (own != nullptr) refuse_of_phases(*own);
      node.items.push_back(std::move(phases));
    }
    if (deals_ != nullptr && (own == nullptr || own->find("deals") == nullptr)) {
      node.items.push_back(*deals_);
    }
    if (own != nullptr) merge(node, *own);
    return node;
  }

  void refuse_of_phases(const Node& own) {
    for (const char* const name : {"announced", "stage", "basis"}) {
      const Node* const given = own.find(name);
      if (given == nullptr) continue;
      problems_.add(given->key_place, fmt::format("campus.{}.{}", own.name, name),
                    "the phases of this campus are those of the table of campuses, each with its "
                    "date, stage and MW at the meter; give its capacity or phases besides");
    }
  }

  const Node* own_;
  const Node* deals_;
  bool takes_plans_;
  Problems& problems_;
  std::vector<std::string>& notices_;
};

/// Reads a table that a key of [campuses] names, beside the file in which the key stands.
CsvTable table_of(const Document& document, const Node& campuses, const std::string& name,
                  DataFolder& tables) {
  const Place place = campuses.find(name)->place;
  const std::string file = value_of<std::string>(campuses, name).value();
  return tables.table_outside((document.folders.at(place.source) / file).lexically_normal());
}

}  // namespace

void add_listed_campuses(Document& document, DataFolder& tables, Problems& problems,
                         std::vector<std::string>& notices) {
  const Node* const campuses = document.root.find("campuses");
  if (campuses == nullptr || campuses->kind != Node::Kind::table) return;
  Node* const own = document.root.find("campus");
  if (own != nullptr && own->kind != Node::Kind::table) return;
  bool has_both = true;
  for (const auto& [name, example] :
       {std::pair{"table", "data/campuses.csv"}, {"phases", "data/campus_phases.csv"}}) {
    if (campuses->find(name) == nullptr) {
      problems.add(campuses->key_place, std::string("campuses.") + name,
                   fmt::format("is missing; a file such as \"{}\" is wanted", example));
    }
    has_both &= value_of<std::string>(*campuses, name).has_value();
  }
  const auto leave_own = [own] {  // what is said of campuses that could not be read is no fault
    if (own != nullptr) std::erase_if(own->items, has_no_region);
  };
  if (!has_both) {
    leave_own();
    return;
  }
  const std::size_t before = problems.count();
  const CsvTable rows = table_of(document, *campuses, "table", tables);
  const CsvTable phases = table_of(document, *campuses, "phases", tables);
  document.folders.resize(std::max(document.folders.size(), problems.sources()));
  const auto day = value_of<grid::Date>(*campuses, "as_of");
  const CampusTable table = read_campus_table(
      rows, phases, day ? std::optional(grid::to_hour(*day)) : std::nullopt, problems);
  if (problems.count() > before) {
    leave_own();
    return;
  }
  std::ranges::copy(table.notices, std::back_inserter(notices));
  Node all = Listing(document.root, *campuses, problems, notices).join(table);
  if (own != nullptr) {
    *own = std::move(all);
  } else {
    document.root.items.push_back(std::move(all));
  }
}

}  // namespace gigaload::scenarios
