#include "tools/program/exit_code.hpp"

#include <exception>
#include <new>
#include <system_error>

#include "grid/core/error.hpp"
#include "scenarios/text/scenario_error.hpp"
#include "tools/terminal/messages.hpp"

namespace gigaload::tools {

int guarded(const std::function<int()>& command) {
  try {
    return command();
  } catch (const scenarios::ScenarioError& error) {
    // `file:line:column:` stands at the start of its line, where editors look for it
    print_to_stderr(error.what());
    const std::size_t count = error.count();
    report_error("{} problem{} in the input", count, count == 1 ? "" : "s");
    return kBadInput;
  } catch (const InputError& error) {
    report_error("{}", error.what());
    return kBadInput;
  } catch (const NumericalError& error) {
    report_error("numerical failure: {}", error.what());
    return kNumericalFailure;
  } catch (const std::bad_alloc&) {
    report_error("out of memory: the machine, or a limit such as ulimit -v, gives no more");
    return kMachineFault;
  } catch (const std::system_error& error) {
    report_error("the machine refuses what the program needs: {}", error.what());
    return kMachineFault;
  } catch (const std::exception& error) {
    report_error("internal error, please report it: {}", error.what());
    return kInternalError;
  }
}

}  // namespace gigaload::tools
