#pragma once

/// A standard error tells of sampling alone. What adequacy rests on besides is said in sentences,
/// which stand beside the numbers wherever they are shown.

#include <string>
#include <vector>

namespace gigaload::sim {

struct Scenario;

/// Says whether the samples have weather of their own, as the scenario asks for, or one for all, as
/// one year taken out of it has.
enum class AssessedWeather { of_scenario, one };

/// Returns the sentences that hold for the scenario, without full stops: weather, outages, imports,
/// lines, reserves, demand response, build-out. To add one, or one for the other value of a key,
/// add a row to the table in adequacy_assumptions.cpp.
[[nodiscard]] std::vector<std::string> adequacy_assumptions(
    const Scenario& scenario, AssessedWeather weather = AssessedWeather::of_scenario);

/// Returns them as one line: "one; two; three".
[[nodiscard]] std::string in_one_line(const std::vector<std::string>& assumptions);

}  // namespace gigaload::sim
