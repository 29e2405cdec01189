#include "scenarios/language/toml_reader.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <sstream>
#include <string>

#include "scenarios/text/toml_bounds.hpp"

namespace gigaload::scenarios {
namespace {

class Converter {
 public:
  explicit Converter(std::size_t source) : source_(source) {}

  [[nodiscard]] Node convert(const toml::node& from) const {
    Node node;
    node.place = place(from.source());
    node.key_place = node.place;
    if (const auto* table = from.as_table()) {
      node.kind = Node::Kind::table;
      for (const auto& [key, value] : *table) {
        node.items.push_back(convert(value));
        node.items.back().name = key.str();
        node.items.back().key_place = place(key.source());
      }
      std::ranges::stable_sort(node.items, {}, &Node::key_place);  // toml++ orders by name
    } else if (const auto* list = from.as_array()) {
      node.kind = Node::Kind::list;
      for (const auto& value : *list) node.items.push_back(convert(value));
    } else if (const auto* text = from.as_string()) {
      node.kind = Node::Kind::text;
      node.text = text->get();
    } else if (const auto* integer = from.as_integer()) {
      node.kind = Node::Kind::integer;
      node.integer = integer->get();
    } else if (const auto* number = from.as_floating_point()) {
      node.kind = Node::Kind::number;
      node.number = number->get();
    } else if (const auto* boolean = from.as_boolean()) {
      node.kind = Node::Kind::boolean;
      node.boolean = boolean->get();
    } else if (const auto* date = from.as_date()) {
      node.kind = Node::Kind::date;
      node.date = {date->get().year, date->get().month, date->get().day};
    } else {
      node.kind = Node::Kind::moment;
      std::ostringstream written;
      if (const auto* moment = from.as_date_time()) written << moment->get();
      if (const auto* time = from.as_time()) written << time->get();
      node.text = written.str();
    }
    return node;
  }

  [[nodiscard]] Place place(const toml::source_region& region) const {
    return {source_, region.begin.line, region.begin.column};
  }

 private:
  std::size_t source_;
};

/// toml++ says what it expected; a name used twice deserves plainer words.
std::string message_of(const toml::parse_error& error) {
  const std::string description(error.description());
  if (description.find("redefine") != std::string::npos) {
    return "the name is used twice: " + description;
  }
  return "this is not TOML: " + description;
}

}  // namespace

std::optional<Node> read_toml(std::string_view toml, std::size_t source, Problems& problems) {
  if (const auto excess = find_toml_excess(toml)) {
    problems.add({source, excess->line, excess->column}, "", excess->message);
    return std::nullopt;
  }
  const Converter converter(source);
  try {
    return converter.convert(toml::parse(toml));
  } catch (const toml::parse_error& error) {
    problems.add(converter.place(error.source()), "", message_of(error));
    return std::nullopt;
  }
}

}  // namespace gigaload::scenarios
