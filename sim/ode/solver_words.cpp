#include "sim/ode/solver_words.hpp"

#include <cstdlib>
#include <regex>

namespace gigaload::sim {

std::string with_moments(const std::string& words, const OdeProblem& problem) {
  static const std::regex moment(R"(\bt = ([-+0-9.eE]*[0-9]))");
  std::string text;
  auto from = words.begin();
  for (std::sregex_iterator it(words.begin(), words.end(), moment), end; it != end; ++it) {
    text.append(from, words.begin() + it->position());
    text += problem.time_name(std::strtod(it->str(1).c_str(), nullptr));
    from = words.begin() + it->position() + it->length();
  }
  return text.append(from, words.end());
}

}  // namespace gigaload::sim
