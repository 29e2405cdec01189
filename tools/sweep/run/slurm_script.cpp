#include "tools/sweep/run/slurm_script.hpp"

#include <fmt/format.h>

#include <regex>

#include "grid/core/error.hpp"
#include "tools/program/shell_text.hpp"
#include "tools/sweep/store/result_index.hpp"

namespace gigaload::tools::sweep {

namespace {

/// Makes one word of a text, since Slurm reads its directives word by word.
std::string one_word(std::string text) {
  for (char& c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_' || c == '.';
    if (!plain) c = '_';
  }
  return text;
}

}  // namespace

std::string slurm_time_fault(const std::string& text) {
  static const std::regex form("\\d+(:\\d\\d){0,2}|\\d+-\\d+(:\\d\\d){0,2}");
  if (std::regex_match(text, form)) return {};
  return "\"" + text +
         "\" is no time of Slurm's: minutes, hours:minutes:seconds or days-hours, such as 01:30:00";
}

std::string slurm_partition_fault(const std::string& text) {
  static const std::regex form("[A-Za-z0-9_.,+-]+");
  if (std::regex_match(text, form)) return {};
  return "\"" + text +
         "\" is no list of partitions: letters, digits, _ - . + and commas, such as gpu,long";
}

std::string slurm_script(const Status& status, const std::filesystem::path& folder,
                         const std::filesystem::path& program, const std::string& name,
                         const SlurmOptions& options) {
  const auto tasks = tasks_of(status.missing, options.per_task);
  if (tasks.empty()) {
    throw InputError(folder.string() + ": no member is missing, there is nothing to submit");
  }
  std::string text = "#!/bin/bash\n";
  text +=
      fmt::format("#SBATCH --job-name={}\n#SBATCH --array={}\n", one_word(name), array_list(tasks));
  text += fmt::format("#SBATCH --cpus-per-task={}\n", options.processors);
  if (!options.time.empty()) text += fmt::format("#SBATCH --time={}\n", options.time);
  if (!options.partition.empty()) {
    text += fmt::format("#SBATCH --partition={}\n", options.partition);
  }
  // a minute before the time limit: what is done is kept, the task ends with 75 and may be requeued
  text += "#SBATCH --signal=B:TERM@60\n#SBATCH --requeue\n#SBATCH --open-mode=append\n";
  text += fmt::format("# {} members in {} tasks; slurm.conf's MaxArraySize must be above {}.\n",
                      status.missing.size(), tasks.size(), tasks.back());
  text +=
      "# A task ends with 4 if members of it failed (gigaload sweep status says why), with 75 if "
      "it "
      "was stopped.\n";
  text += fmt::format(
      "exec {} sweep run {} --index $((SLURM_ARRAY_TASK_ID * {})) --count {} --jobs "
      "\"${{SLURM_CPUS_PER_TASK:-1}}\"\n",
      shell_text({program.string()}), shell_text({folder.string()}), options.per_task,
      options.per_task);
  return text;
}

}  // namespace gigaload::tools::sweep
