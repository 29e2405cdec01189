#include "tools/sweep/run/status.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "output/hdf5/netcdf.hpp"
#include "tests/tools/sweep_case.hpp"
#include "tools/sweep/results/gather.hpp"
#include "tools/sweep/run/runner.hpp"
#include "tools/sweep/run/slurm_script.hpp"
#include "tools/sweep/store/result_index.hpp"

using namespace gigaload;
using namespace gigaload::tools::sweep;

TEST_CASE("numbers as Slurm's --array takes them") {
  CHECK(array_list({}).empty());
  CHECK(array_list({3}) == "3");
  CHECK(array_list({0, 1, 2, 5, 7, 8}) == "0-2,5,7-8");
}

TEST_CASE("tasks of which a member is missing") {
  CHECK(tasks_of({0, 1, 9, 10, 29}, 10) == std::vector<std::size_t>{0, 1, 2});
  CHECK(tasks_of({}, 10).empty());
}

TEST_CASE("a failed member is told with its reason, skipped, and NaN in the gathered file") {
  const SweepFolder folder;
  const Manifest manifest(folder.expanded(4));
  {
    PartWriter part(manifest.folder(), manifest.digest());
    Note note;
    note.reason = "too many steps\nand more";
    note.reached = "2026-01-02";
    note.exit_code = 3;
    part.append({.member = 2, .key = manifest.key(2), .outcome = Outcome::failed}, note, {});
  }
  Status status = status_of(manifest);
  CHECK(status.failed == std::vector<std::size_t>{2});
  CHECK(status.missing == std::vector<std::size_t>{0, 1, 3});
  const std::string text = status_text(status, "folder");
  CHECK(text.find("4 members: 0 done, 1 failed, 3 missing\n") == 0);
  CHECK(text.find("  2: exit code 3, reached 2026-01-02: too many steps\n") != std::string::npos);
  CHECK(text.find("missing: 0-1,3\n") != std::string::npos);

  const auto tally = run_members(manifest.folder(), {.first = {}, .count = {}, .jobs = 2}, {});
  CHECK(tally.before == 1);
  CHECK(tally.failed_before == 1);
  CHECK(tally.done == 3);
  const auto path = folder.path() / "all.h5";
  const Gathered gathered = gather(manifest, path);
  CHECK(gathered.done == 3);
  CHECK(gathered.failed == 1);
  const auto file = output::open_file(path, output::Access::read);
  const output::Dataset energy(H5Dopen2(file.get(), "summary/energy", H5P_DEFAULT), "H5Dopen");
  for (hsize_t m = 0; m < 4; ++m) {
    CHECK(std::isnan(output::read_rows(energy, m, 1).at(0)) == (m == 2));
  }

  const auto again =
      run_members(manifest.folder(), {.first = {}, .count = {}, .retry_failed = true}, {});
  CHECK(again.done == 1);
  CHECK(again.failed_before == 0);
  CHECK(status_of(manifest).done == 4);
}

TEST_CASE("a job-array script of what is missing") {
  Status status;
  status.missing = {0, 1, 30, 31, 59};
  const std::string script =
      slurm_script(status, "/a b/sweep", "/bin/gigaload", "a name",
                   {.per_task = 10, .processors = 2, .time = "01:00:00", .partition = ""});
  CHECK(script.find("#SBATCH --array=0,3,5\n") != std::string::npos);
  CHECK(script.find("#SBATCH --job-name=a_name\n") != std::string::npos);
  CHECK(script.find("#SBATCH --time=01:00:00\n") != std::string::npos);
  CHECK(script.find("partition") == std::string::npos);
  CHECK(script.find("# A task ends with 4 ") != std::string::npos);
  CHECK(script.find("exec /bin/gigaload sweep run '/a b/sweep' --index $((SLURM_ARRAY_TASK_ID * "
                    "10)) --count 10 --jobs \"${SLURM_CPUS_PER_TASK:-1}\"\n") != std::string::npos);
}
