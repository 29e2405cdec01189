#pragma once

#include <stdexcept>
#include <string>

namespace gigaload {

/// Tells of what the person who runs gigaload can mend: a scenario, a data file, an output path.
/// The message says place, what was found, what is allowed and what to do. The program ends with
/// exit code 2.
class InputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Tells of a numerical method that did not reach its tolerance. Exit code 3.
class NumericalError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Tells of our own faults: a broken invariant inside the program.
class InternalError : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

}  // namespace gigaload
