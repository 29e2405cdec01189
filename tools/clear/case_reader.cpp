#include "tools/clear/case_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "grid/core/counted.hpp"
#include "scenarios/text/edit_distance.hpp"
#include "tools/clear/json_places.hpp"

namespace gigaload::tools {

namespace {

using nlohmann::json;
using Faults = std::vector<ValueFault>;

/// Is how many faults are kept to be told: then the rest is not read, since a file of a few MB may
/// have millions.
constexpr std::size_t kMostFaults = 1000;

bool are_enough(const Faults& faults) { return faults.size() >= kMostFaults; }

/// Reads the members of one object, and complains of those that nobody asked for.
class ObjectReader {
 public:
  ObjectReader(const json& object, std::string pointer, Faults& faults)
      : object_(object), pointer_(std::move(pointer)), faults_(faults) {}

  [[nodiscard]] bool has(const char* key) const { return object_.contains(key); }

  [[nodiscard]] std::string pointer_of(std::string_view key) const {
    return fmt::format("{}/{}", pointer_, key);
  }

  /// Returns the member, or nothing where there is none; that is a fault if it is required.
  const json* member(const char* key, bool required = false) {
    asked_.emplace_back(key);
    if (has(key)) return &object_[key];
    if (required) faults_.push_back({pointer_, fmt::format("the key '{}' is missing", key)});
    return nullptr;
  }

  std::string text(const char* key) {
    const json* value = member(key);
    if (value == nullptr) return {};
    return text_of(*value, pointer_of(key));
  }

  double number(const char* key, double otherwise) {
    const json* value = member(key);
    return value == nullptr ? otherwise : number_of(*value, pointer_of(key));
  }

  std::vector<double> numbers(const char* key, bool required = false) {
    const json* value = member(key, required);
    if (value == nullptr) return {};
    return numbers_of(*value, pointer_of(key));
  }

  std::vector<std::vector<double>> rows(const char* key) {
    std::vector<std::vector<double>> found;
    const json* value = member(key, true);
    if (value == nullptr || !is_list(*value, pointer_of(key))) return found;
    for (const json& row : *value) {
      if (are_enough(faults_)) break;
      found.push_back(numbers_of(row, fmt::format("{}/{}", pointer_of(key), found.size())));
    }
    return found;
  }

  std::vector<std::string> texts(const char* key) {
    std::vector<std::string> found;
    const json* value = member(key);
    if (value == nullptr || !is_list(*value, pointer_of(key))) return found;
    for (const json& item : *value) {
      if (are_enough(faults_)) break;
      found.push_back(text_of(item, fmt::format("{}/{}", pointer_of(key), found.size())));
    }
    return found;
  }

  std::vector<std::size_t> parties(const char* key, std::size_t number_of_parties) {
    std::vector<std::size_t> found;
    const json* value = member(key);
    if (value == nullptr || !is_list(*value, pointer_of(key))) return found;
    for (std::size_t i = 0; i < value->size() && !are_enough(faults_); ++i) {
      const json& item = (*value)[i];
      if (item.is_number_unsigned() && item.get<std::size_t>() < number_of_parties) {
        found.push_back(item.get<std::size_t>());
      } else {
        wanted(item, fmt::format("{}/{}", pointer_of(key), i),
               fmt::format("the number of a party, a whole number from 0 and below {}",
                           number_of_parties));
      }
    }
    return found;
  }

  /// Complains of members that were not asked for.
  void refuse_others() {
    for (const auto& item : object_.items()) {
      if (are_enough(faults_)) break;
      if (std::ranges::find(asked_, item.key()) != asked_.end()) continue;
      faults_.push_back(
          {pointer_of(pointer_part(item.key())),
           fmt::format("unknown key{}; those that are known: {}",
                       scenarios::suggestion(item.key(), asked_), fmt::join(asked_, ", "))});
    }
  }

  bool is_list(const json& value, const std::string& pointer) {
    if (!value.is_array()) wanted(value, pointer, "a list");
    return value.is_array();
  }

 private:
  void wanted(const json& value, const std::string& pointer, std::string_view what) {
    const std::string found = value.is_structured() ? std::string(value.type_name()) : value.dump();
    faults_.push_back({pointer, fmt::format("found {}; {} is wanted", found, what)});
  }

  std::string text_of(const json& value, const std::string& pointer) {
    if (value.is_string()) return value.get<std::string>();
    wanted(value, pointer, "a text");
    return {};
  }

  double number_of(const json& value, const std::string& pointer) {
    if (value.is_number()) return value.get<double>();
    wanted(value, pointer, "a number");
    return 0.0;
  }

  std::vector<double> numbers_of(const json& value, const std::string& pointer) {
    std::vector<double> found;
    if (!is_list(value, pointer)) return found;
    for (const json& item : value) {
      if (are_enough(faults_)) break;
      found.push_back(item.is_number()
                          ? item.get<double>()
                          : number_of(item, fmt::format("{}/{}", pointer, found.size())));
    }
    return found;
  }

  const json& object_;
  std::string pointer_;
  Faults& faults_;
  std::vector<std::string> asked_;
};

/// Returns the key that holds a part of claims.
const char* key_of(sim::ClaimsPart part, bool has_names) {
  switch (part) {
    case sim::ClaimsPart::names:
      return has_names ? "parties" : "e";
    case sim::ClaimsPart::liabilities:
      return "liability";
    case sim::ClaimsPart::outside:
      return "external";
    case sim::ClaimsPart::assets:
      return "e";
    case sim::ClaimsPart::assets_recovery:
      return "alpha";
    case sim::ClaimsPart::claims_recovery:
      break;
  }
  return "beta";
}

sim::Claims claims_of(ObjectReader& read) {
  sim::Claims claims;
  claims.names = read.texts("parties");
  claims.assets_busd = read.numbers("e", true);
  claims.liability_busd = read.rows("liability");
  claims.outside_busd = read.numbers("external");
  claims.assets_recovery = read.number("alpha", 1.0);
  claims.claims_recovery = read.number("beta", 1.0);
  if (!read.has("parties")) {
    for (std::size_t i = 0; i < claims.assets_busd.size(); ++i) {
      claims.names.push_back(std::to_string(i));
    }
  }
  if (!read.has("external")) claims.outside_busd.assign(claims.names.size(), 0.0);
  return claims;
}

ClearingCase case_of(const json& object, const std::string& pointer, std::size_t number,
                     Faults& faults) {
  ClearingCase found;
  if (!object.is_object()) {
    faults.push_back({pointer, "an object is wanted, with the keys of a case"});
    return found;
  }
  const std::size_t before = faults.size();
  ObjectReader read(object, pointer, faults);
  found.name = read.text("name");
  if (!read.has("name")) found.name = fmt::format("case {}", number);
  (void)read.text("source");  // where the numbers are from, for the reader of the file
  found.claims = claims_of(read);
  const std::size_t parties = found.claims.names.size();
  std::vector<double> paid = read.numbers("paid");
  if (read.has("paid")) found.paid = std::move(paid);
  std::vector<std::size_t> defaults = read.parties("defaults", parties);
  if (read.has("defaults")) found.defaults = std::move(defaults);
  read.refuse_others();
  if (faults.size() > before) return found;  // what was not read would be complained of again
  for (const sim::ClaimsFault& fault : sim::faults_of(found.claims)) {
    std::string place = read.pointer_of(key_of(fault.part, read.has("parties")));
    for (const std::size_t i : fault.at) place += fmt::format("/{}", i);
    faults.push_back({std::move(place), fault.message});
  }
  if (found.paid && found.paid->size() != parties) {
    faults.push_back({read.pointer_of("paid"), fmt::format("{} for {}; one for each is wanted",
                                                           counted(found.paid->size(), "number"),
                                                           counted(parties, "party", "parties"))});
  }
  return found;
}

void check_names(const std::vector<ClearingCase>& cases, Faults& faults) {
  std::map<std::string, std::size_t> first;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const auto [known, is_new] = first.try_emplace(cases[i].name, i);
    if (is_new) continue;
    faults.push_back(
        {fmt::format("/cases/{}", i), fmt::format("the name '{}' stands twice, first in /cases/{}",
                                                  cases[i].name, known->second)});
  }
}

}  // namespace

std::vector<ClearingCase> cases_of_json(const json& file, std::vector<ValueFault>& faults) {
  if (!file.is_object() || !file.contains("cases")) return {case_of(file, "", 1, faults)};
  ObjectReader read(file, "", faults);
  (void)read.text("note");
  const json& list = *read.member("cases");
  read.refuse_others();
  std::vector<ClearingCase> cases;
  if (!read.is_list(list, "/cases")) return cases;
  if (list.empty()) faults.push_back({"/cases", "there is no case; one or more are wanted"});
  for (const json& object : list) {
    if (are_enough(faults)) break;
    cases.push_back(
        case_of(object, fmt::format("/cases/{}", cases.size()), cases.size() + 1, faults));
  }
  if (faults.empty()) check_names(cases, faults);
  return cases;
}

}  // namespace gigaload::tools
