#include "tools/commands/program.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/program/hdf5_exit.hpp"
#include "tools/program/parser.hpp"
#include "tools/program/process_limits.hpp"
#include "tools/program/standard_streams.hpp"
#include "tools/terminal/messages.hpp"

int main(int argc, char** argv) {
  using namespace gigaload::tools;
  secure_standard_streams();
  return guarded([&] {
    set_up_messages(Verbosity::normal);
    disarm_hdf5_exit_handler();
    set_process_limits();
    const Command program = gigaload_program();
    const Parsed parsed = parse(program, argc, argv);
    if (parsed.command == nullptr) return parsed.exit_code;
    return parsed.command->run({.words = {argv, argv + argc}, .program = program});
  });
}
