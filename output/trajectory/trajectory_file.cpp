/// Order of writing, so that a program killed at any moment leaves a file to go on from:
///
///   0. is there room for a block?
///   1. a block of hours to all hourly datasets, the rows of the exchanges and years that end in
///      it, flush
///   2. the block's checksum, beside the file
///   3. their times, flush
///   4. with an ensemble, now and then its state at the last exchange that is on file
///
/// The file gets its name when it has all labels and the indices of all datasets. A flush that was
/// cut off may leave a length without its rows; they read as NaN, in `time` too, and do not count.
///
/// Nothing else reaches the file's metadata between flushes. What is before the end of `time` is
/// therefore whole. A run that goes on holds every whole block against its checksum and copies them
/// into a new file, which takes the old one's name: labels and attributes that nobody has checked,
/// holes and what is behind the last whole block stay behind, and the result is as large as that of
/// a run without interruption. The hours of an incomplete block are computed again. With an
/// ensemble so is all that came after the border of blocks that follows its state: then the last
/// exchange on file is the state's.

#include "output/trajectory/trajectory_file.hpp"

#include <algorithm>
#include <string_view>

#include "grid/core/calendar.hpp"
#include "grid/core/error.hpp"
#include "output/files/cannot_write.hpp"
#include "output/files/output_lock.hpp"
#include "output/files/partial_file.hpp"
#include "output/hdf5/attribute_read.hpp"
#include "output/hdf5/attribute_write.hpp"
#include "output/hdf5/dataset_read.hpp"
#include "output/hdf5/trial.hpp"
#include "output/trajectory/adequacy_rows.hpp"
#include "output/trajectory/block_content.hpp"
#include "output/trajectory/block_sums.hpp"
#include "output/trajectory/exchange_rows.hpp"
#include "output/trajectory/hourly_blocks.hpp"
#include "output/trajectory/provenance.hpp"
#include "output/trajectory/recorded_run.hpp"
#include "output/trajectory/state_file.hpp"
#include "output/trajectory/state_keeper.hpp"
#include "output/trajectory/year_summary.hpp"
#include "output/variables/layout.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::output {

namespace {

constexpr const char* kAdvice = ". Give --restart to throw it away and start anew.";

/// More than one block's rows of exchanges and new index nodes take.
constexpr std::size_t kOtherBytes = 2'000'000;

/// A file that is killed before it has all its labels is none to go on from: it has no name yet.
std::filesystem::path unfinished_path(const std::filesystem::path& partial) {
  std::filesystem::path unfinished = partial;
  unfinished += ".new";
  return unfinished;
}

sim::ResumePoint resume_from(const RecordedExchanges& recorded, std::vector<std::byte> state) {
  sim::ResumePoint point;
  point.checkpoint = std::move(state);
  point.exchange = recorded.sums.size();
  if (!recorded.sums.empty()) point.storage_energy_mwh = recorded.sums.back()["storage_energy"];
  for (const sim::ExchangeSums& sums : recorded.sums) {
    point.shortfall_hours.push_back(sums["unserved_hours"]);
  }
  return point;
}

/// Opens an interrupted run and holds it against its checksums. Throws InputError for another run,
/// and for a damaged one.
std::pair<Layout, RecordedRun> read_checked(const sim::Scenario& scenario,
                                            const Provenance& provenance,
                                            const std::filesystem::path& partial) {
  try {
    {
      const File file = open_file(partial, Access::read);
      check_schema(file, partial);
      const std::string differs = difference(file, scenario, provenance);
      if (!differs.empty()) {
        throw InputError(partial.string() + " is of another run: " + differs +
                         ". Give --restart to throw it away, or another output.");
      }
    }
    Layout layout = open_layout(partial, scenario, Access::read);
    RecordedRun recorded = read_recorded(layout, scenario, partial, run_key(scenario, provenance));
    return {std::move(layout), std::move(recorded)};
  } catch (const Hdf5Error& failure) {
    throw InputError(partial.string() + " cannot be gone on from: " + failure.reason() + kAdvice);
  }
}

/// Copies what is recorded into a new file, which takes the name of the old one.
Layout copy_of(const Layout& old, const RecordedRun& recorded, const sim::Scenario& scenario,
               const Provenance& provenance, const std::filesystem::path& partial) {
  const std::filesystem::path unfinished = unfinished_path(partial);
  remove_plain_file(unfinished);
  require_room(partial, std::filesystem::file_size(partial));
  Layout layout = create_layout(unfinished, scenario);
  write_provenance(layout.file, scenario, provenance);
  for (const char* kept : {"command_line", "history"}) {  // those of its beginning
    put_text(layout.file.get(), kept, get_text(old.file.get(), kept));
  }
  copy_recorded(old, layout, recorded);
  flush(layout.file);
  write_times(layout, scenario.begin, 0, recorded.hours);
  flush(layout.file);
  std::error_code error;
  std::filesystem::rename(unfinished, partial, error);
  if (error) throw cannot_write(partial, error.message());
  return layout;
}

}  // namespace

struct TrajectoryFile::Implementation {
  std::unique_ptr<OutputLock> lock;  // ends last
  std::filesystem::path path;
  Layout layout;
  HourlyBlocks blocks;
  ExchangeRows rows;
  AdequacyRows years;
  YearSummary summary;
  StateKeeper states;
  BlockSums sums;
  BlockSum last;  // of the blocks on file
  grid::Hour begin, end;
  sim::ResumePoint resume;
  std::string continued;  // a line of history, written last
  bool open = true;

  Implementation(std::unique_ptr<OutputLock> output, std::filesystem::path final_path,
                 Layout datasets, const sim::Scenario& scenario, std::uint64_t run,
                 RecordedRun recorded)
      : lock(std::move(output)),
        path(std::move(final_path)),
        layout(std::move(datasets)),
        blocks(layout, scenario, recorded.hours),
        rows(layout, scenario, recorded.exchanges.begin.size()),
        years(layout, scenario),
        summary(scenario),
        states(scenario, partial_path(path), run),
        sums(partial_path(path), run, recorded.blocks.size()),
        last(recorded.blocks.empty() ? BlockSum{} : recorded.blocks.back()),
        begin(scenario.begin),
        end(scenario.end),
        resume(resume_from(recorded.exchanges, std::move(recorded.checkpoint))) {
    const RecordedExchanges& exchanges = recorded.exchanges;
    for (std::size_t e = 0; e < exchanges.begin.size(); ++e) {
      summary.add(grid::year_of(exchanges.begin[e]), exchanges.sums[e]);
    }
  }

  /// Runs what writes. Whatever it throws, nothing is written afterwards.
  template <class Action>
  void write(Action action) {
    if (!open) throw InternalError("a trajectory file that is closed was written to");
    open = false;
    try {
      action();
    } catch (const Hdf5Error& error) {
      throw cannot_write(partial_path(path), error.reason());
    }
    open = true;
  }

  void write_blocks(bool all) {
    while (blocks.must_write(all)) {
      require_room(partial_path(path),
                   blocks.block_bytes() + kGrowthBytes + kOtherBytes + years.bytes());
      const std::size_t hours = blocks.write_block();
      const grid::Hour until = begin + static_cast<grid::Hour>(hours);
      rows.write(until);
      years.write(until);
      flush(layout.file);
      if (hours % kBlockHours == 0) append_sum(hours);
      blocks.write_block_times(hours);
      flush(layout.file);
      states.save(until, false);
    }
  }

  /// Notes the checksum of the block that ends there.
  void append_sum(std::size_t hours) {
    BlockSum sum{rows.written(), years.rows_until(begin + static_cast<grid::Hour>(hours)), 0};
    sum.checksum = checksum_of(layout, {.hours = {hours - kBlockHours, hours},
                                        .exchanges = {last.exchanges, sum.exchanges},
                                        .years = {last.years, sum.years}});
    sums.append(sum);
    last = sum;
  }

  void write_summary() {
    for (const Stored& stored : layout.stored) {
      if (stored.variable->year_rule == Accumulation::none) continue;
      const auto values = summary.values(*stored.variable);
      write_rows(stored.dataset, 0, shape_of(stored.dataset)[0], values.data());
    }
  }

  /// Says how many samples the year has that has the fewest, where each has its own number.
  void write_fewest_samples() {
    for (const Stored& stored : layout.stored) {
      if (stored.variable->feature != Feature::sample_stop ||
          stored.variable->name != std::string_view("samples")) {
        continue;
      }
      const std::vector<double> samples = read_all(stored.dataset);
      const double fewest = *std::ranges::min_element(samples);
      put_unsigned(layout.file.get(), kSamples, static_cast<std::uint64_t>(fewest));
    }
  }

  void close() {
    if (!continued.empty()) add_history(layout.file, continued);
    layout.close();
  }
};

TrajectoryFile::TrajectoryFile() = default;
TrajectoryFile::~TrajectoryFile() = default;

TrajectoryFile::TrajectoryFile(const sim::Scenario& scenario, const Provenance& provenance,
                               std::filesystem::path path, Interrupted interrupted) {
  auto lock = std::make_unique<OutputLock>(path, kRunCommand);
  const std::filesystem::path partial = partial_path(path);
  const std::filesystem::path unfinished = unfinished_path(partial);
  const bool there = is_plain_file(partial);
  const bool of_no_use = !lock->left_by().empty() && lock->left_by() != kRunCommand;
  if (there && interrupted == Interrupted::keep && !of_no_use) {
    throw InputError(partial.string() +
                     ": it holds an interrupted run: go on with --resume, or give --restart to "
                     "throw it away and start anew");
  }
  if (there && !lock->keeps_others_out()) {
    throw InputError(partial.string() +
                     ": a run may be writing it, and this file system has no locks that tell: "
                     "remove it where none does, or choose another output");
  }
  remove_state(partial);
  for (const std::filesystem::path& older : {unfinished, partial}) remove_plain_file(older);
  std::error_code error;
  try {
    Layout layout = create_layout(unfinished, scenario);
    write_provenance(layout.file, scenario, provenance);
    flush(layout.file);
    std::filesystem::rename(unfinished, partial, error);
    if (error) throw cannot_write(partial, error.message());
    implementation_ =
        std::make_unique<Implementation>(std::move(lock), std::move(path), std::move(layout),
                                         scenario, run_key(scenario, provenance), RecordedRun{});
  } catch (const Hdf5Error& failure) {
    std::filesystem::remove(unfinished, error);
    throw cannot_write(partial, failure.reason());
  }
}

std::unique_ptr<TrajectoryFile> TrajectoryFile::open_partial(const sim::Scenario& scenario,
                                                             const Provenance& provenance,
                                                             std::filesystem::path path) {
  const std::filesystem::path partial = partial_path(path);
  auto lock = std::make_unique<OutputLock>(path, kRunCommand);
  if (!is_plain_file(partial)) return nullptr;
  // a damaged file can crash HDF5 or keep it busy for ever: first in a process of its own
  (void)read_apart(partial, limits_of(partial), [&] {
    (void)read_checked(scenario, provenance, partial);
    return std::string();
  });
  auto [old, recorded] = read_checked(scenario, provenance, partial);
  const std::uint64_t run = run_key(scenario, provenance);
  const grid::Hour until = scenario.begin + static_cast<grid::Hour>(recorded.hours);
  std::unique_ptr<TrajectoryFile> result(new TrajectoryFile);
  try {
    Layout layout = copy_of(old, recorded, scenario, provenance, partial);
    result->implementation_ = std::make_unique<Implementation>(
        std::move(lock), std::move(path), std::move(layout), scenario, run, std::move(recorded));
  } catch (const Hdf5Error& failure) {
    throw cannot_write(partial, failure.reason());
  }
  result->implementation_->continued =
      "continued from " + iso_time(until) + " by: " + provenance.command_line;
  return result;
}

const sim::ResumePoint& TrajectoryFile::resume_point() const { return implementation_->resume; }

void TrajectoryFile::record(const sim::Frame& frame) {
  Implementation& file = *implementation_;
  file.write([&] {
    file.rows.add(frame);
    file.years.add(frame);
    file.blocks.add(frame);
    file.states.add(frame);
    file.summary.add(frame.year, frame.sums);
    file.write_blocks(false);
  });
}

void TrajectoryFile::finish() {
  Implementation& file = *implementation_;
  file.write([&] {
    if (file.blocks.next_hour() != file.end) {
      throw InternalError("a trajectory file was finished before the end of its run");
    }
    file.blocks.close_block();
    file.write_blocks(true);
    file.write_summary();
    file.write_fewest_samples();
    file.close();
  });
  file.open = false;
  const std::filesystem::path partial = partial_path(file.path);
  publish(partial, file.path);
  remove_state(partial);
  remove_plain_file(sums_path(partial));
}

bool TrajectoryFile::interrupt() {
  Implementation& file = *implementation_;
  file.write([&] {
    file.blocks.close_block();
    file.write_blocks(true);
    file.states.save(file.blocks.next_hour(), true);
    file.close();
  });
  file.open = false;
  return file.last.exchanges > 0 &&
         (!file.states.has_ensemble() || is_plain_file(state_path(partial_path(file.path))));
}

}  // namespace gigaload::output
