#pragma once

/// Holds the member of the model that a key fills, named once beside the key:
///
///   .fills = member<&sim::Campus::flexible, &sim::FlexibleLoad::share>()
///
/// fill_members() puts the values of a scenario into a model by it; the default of a key that
/// stands in the model (kMemberDefault) is read by it too.

#include <cmath>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <typeinfo>
#include <utility>
#include <variant>
#include <vector>

#include "grid/core/calendar.hpp"

namespace gigaload::scenarios {

using Value = std::variant<std::monostate, double, std::int64_t, bool, std::string, grid::Date,
                           std::vector<grid::Date>, std::vector<std::string>, std::vector<double>>;

struct Binding {
  const std::type_info* model = nullptr;  // null: a reader makes something of the value
  std::function<void(void* model, const Value& value)> fill;
  std::function<Value()> initial;  // the member's value in a model that nobody has filled
  bool is_neutral = true;          // that value is nothing: 0, false, empty; no kind is
};

/// The default of a key is what the member that it fills is in a model that nobody has filled.
inline constexpr const char* kMemberDefault = "=";

namespace bindings {

template <class T>
concept Enumeration = std::is_enum_v<T>;

template <class T>
void assign(T& member, const Value& value) {
  if constexpr (Enumeration<T>) {
    const auto names = names_of(T{});
    const auto& name = std::get<std::string>(value);
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (name == names[i]) member = static_cast<T>(i);
    }
  } else if constexpr (std::is_arithmetic_v<T> && !std::is_same_v<T, bool>) {
    if (const auto* const number = std::get_if<double>(&value)) {
      member =
          std::is_integral_v<T> ? static_cast<T>(std::llround(*number)) : static_cast<T>(*number);
    } else if (const auto* const date = std::get_if<grid::Date>(&value)) {
      member = static_cast<T>(grid::to_hour(*date));
    } else {
      member = static_cast<T>(std::get<std::int64_t>(value));
    }
  } else {
    member = std::get<T>(value);
  }
}

template <class T>
void assign(std::optional<T>& member, const Value& value) {
  assign(member.emplace(), value);
}

template <class T>
Value value_of(const T& member) {
  if constexpr (Enumeration<T>) {
    return std::string(names_of(T{})[static_cast<std::size_t>(member)]);
  } else if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) {
    return static_cast<std::int64_t>(member);
  } else {
    return member;
  }
}

template <class T>
Value value_of(const std::optional<T>& member) {
  return member ? value_of(*member) : Value{};
}

template <class Model, class Member>
Model model_of(Member Model::*);

}  // namespace bindings

/// Binds a key to a member, or to a member of a member.
template <auto First, auto... Rest>
[[nodiscard]] Binding member() {
  using Model = decltype(bindings::model_of(First));
  const Model fresh{};
  const auto& initial = ((fresh.*First).*....*Rest);
  using Member = std::remove_cvref_t<decltype(initial)>;
  return {.model = &typeid(Model),
          .fill =
              [](void* model, const Value& value) {
                bindings::assign(((static_cast<Model*>(model)->*First).*....*Rest), value);
              },
          .initial = [value = bindings::value_of(initial)] { return value; },
          .is_neutral = !std::is_enum_v<Member> && initial == Member{}};
}

/// Binds a key with two choices to a member that is true for `yes`.
template <auto First, auto... Rest>
[[nodiscard]] Binding flag(const char* yes, const char* no) {
  Binding binding = member<First, Rest...>();
  binding.initial = [is_yes = std::get<bool>(binding.initial()), yes, no] {
    return std::string(is_yes ? yes : no);
  };
  binding.fill = [fill = binding.fill, yes](void* model, const Value& value) {
    fill(model, std::get<std::string>(value) == yes);
  };
  return binding;
}

}  // namespace gigaload::scenarios
