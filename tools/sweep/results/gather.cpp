#include "tools/sweep/results/gather.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "grid/core/error.hpp"
#include "output/files/cannot_write.hpp"
#include "output/files/partial_file.hpp"
#include "sim/scenario/scenario.hpp"
#include "tools/sweep/results/gather_file.hpp"
#include "tools/sweep/results/member_results.hpp"
#include "tools/sweep/results/quantiles.hpp"
#include "tools/sweep/store/result_index.hpp"

namespace gigaload::tools::sweep {

namespace {

namespace fs = std::filesystem;

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
/// Each part of the rows costs a pass over all of a variable; rows that fit here cost one.
constexpr std::size_t kMostQuantileBytes = std::size_t{64} << 20U;

/// MemberRows holds rows of members on their way into one variable, a chunk at a time.
class MemberRows {
 public:
  explicit MemberRows(GatheredVariable& variable) : variable_(variable) {}

  void add(const std::vector<double>& values, bool done) {
    const std::size_t count = variable_.rows * variable_.columns;
    if (done) {
      const auto from = values.begin() + static_cast<std::ptrdiff_t>(variable_.first);
      buffer_.insert(buffer_.end(), from, from + static_cast<std::ptrdiff_t>(count));
    } else {
      buffer_.insert(buffer_.end(), count, kNothing);
    }
    if (++waiting_ == variable_.chunk_members) write();
  }
  void write() {
    if (waiting_ == 0) return;
    output::write_rows(variable_.dataset, written_, waiting_, buffer_.data());
    written_ += waiting_;
    waiting_ = 0;
    buffer_.clear();
  }

 private:
  GatheredVariable& variable_;
  std::vector<double> buffer_;
  std::size_t written_ = 0, waiting_ = 0;
};

/// Counts the numbers for whoever is told of them.
class Told {
 public:
  /// `read`: numbers that are read.
  Told(const GatherProgress& progress, const std::vector<GatheredVariable>& variables,
       std::size_t read, std::size_t members)
      : progress_(progress), total_(read) {
    for (const GatheredVariable& variable : variables) {
      if (variable.quantiles) total_ += members * variable.rows * variable.columns;
    }
  }
  void add(std::size_t numbers) {
    done_ += numbers;
    if (progress_) progress_(done_, total_);
  }

 private:
  const GatherProgress& progress_;
  std::size_t done_ = 0, total_;
};

Gathered write_members(const Manifest& manifest, const ResultIndex& index, const Shape& shape,
                       GatherFile& file, Told& told) {
  const std::size_t scalars = manifest.plan().selection.scalars.size();
  Gathered gathered{.members = manifest.size(), .undefined = std::vector<std::size_t>(scalars, 0)};
  std::vector<MemberRows> rows;
  rows.reserve(file.variables().size());
  for (GatheredVariable& variable : file.variables()) rows.emplace_back(variable);
  std::vector<double> status, values;
  for (std::size_t m = 0; m < manifest.size(); ++m) {
    const auto outcome = index.outcome(m);
    const bool done = outcome == Outcome::done;
    if (done) {
      values = index.values(m);
      if (values.size() != shape.values) {
        throw InputError(fmt::format("{}: member {} has {} results, {} were chosen",
                                     manifest.folder().string(), m, values.size(), shape.values));
      }
      for (std::size_t s = 0; s < scalars; ++s) {  // they stand last
        if (!std::isfinite(values[values.size() - scalars + s])) ++gathered.undefined[s];
      }
    }
    status.push_back(outcome ? static_cast<double>(*outcome) : 0.0);
    gathered.done += done ? 1 : 0;
    gathered.failed += outcome == Outcome::failed ? 1 : 0;
    for (MemberRows& each : rows) each.add(values, done);
    told.add(shape.values);
  }
  for (MemberRows& each : rows) each.write();
  file.write_status(status);
  return gathered;
}

/// Writes quantiles over the members, for as many rows (years, times) at a time as fit into
/// memory.
void write_quantiles(const GatheredVariable& variable, std::size_t members,
                     const std::vector<double>& levels, Told& told) {
  if (!variable.quantiles) return;
  const std::size_t row_bytes = members * variable.columns * sizeof(double);
  const std::size_t step =
      std::clamp<std::size_t>(kMostQuantileBytes / row_bytes, 1, variable.rows);
  for (std::size_t row = 0; row < variable.rows; row += step) {
    const std::size_t rows = std::min(step, variable.rows - row);
    std::vector<hsize_t> first(variable.inner.size() + 1, 0), count{members};
    count.insert(count.end(), variable.inner.begin(), variable.inner.end());
    if (!variable.inner.empty()) {
      first[1] = row;
      count[1] = rows;
    }
    const auto values = output::read_block(variable.dataset, first, count);
    const std::size_t columns = rows * variable.columns;
    std::vector<double> result(levels.size() * columns), sample;
    for (std::size_t c = 0; c < columns; ++c) {
      sample.clear();
      for (std::size_t m = 0; m < members; ++m) sample.push_back(values[m * columns + c]);
      const auto at_levels = quantiles_of(sample, levels);
      for (std::size_t q = 0; q < levels.size(); ++q) result[q * columns + c] = at_levels[q];
    }
    count[0] = levels.size();
    output::write_block(variable.quantiles, first, count, result.data());
    told.add(members * columns);
  }
}

/// Estimates a size in bytes that the file will not exceed.
std::size_t most_bytes(const Shape& shape, std::size_t members) {
  constexpr std::size_t kOther = 1'000'000;  // labels, attributes, indices
  return (members + 8) * (shape.values + 64) * sizeof(double) + kOther;
}

/// Writes the whole file, or removes what there is of it.
Gathered write_file(const Manifest& manifest, const ResultIndex& index,
                    const sim::Scenario& scenario, const fs::path& partial,
                    const GatherProgress& progress) {
  const Plan& plan = manifest.plan();
  const Shape shape = shape_of(plan.selection, scenario, plan.family->texts());
  std::error_code ignored;
  try {
    GatherFile file(partial, manifest, shape, scenario);
    output::require_room(partial, most_bytes(shape, manifest.size()),
                         "gather again; the sweep's results are as they were");
    Told told(progress, file.variables(), manifest.size() * shape.values, manifest.size());
    Gathered gathered = write_members(manifest, index, shape, file, told);
    for (const GatheredVariable& variable : file.variables()) {
      write_quantiles(variable, manifest.size(), plan.selection.quantiles, told);
    }
    file.close();
    return gathered;
  } catch (const output::Hdf5Error& error) {
    fs::remove(partial, ignored);
    throw output::cannot_write(partial, error.reason() + "; the sweep's results are as they were");
  } catch (...) {
    fs::remove(partial, ignored);
    throw;
  }
}

}  // namespace

Gathered gather(const Manifest& manifest, const fs::path& path, const GatherProgress& progress) {
  const fs::path partial = output::partial_path(path);
  const ResultIndex index(manifest);
  const auto loaded = first_scenario(manifest);
  const output::OutputLock lock(path, "gigaload sweep gather");
  output::make_way(lock, partial);
  Gathered gathered = write_file(manifest, index, loaded.scenario, partial, progress);
  output::publish(partial, path);  // which keeps a whole file that it cannot give its name
  return gathered;
}

}  // namespace gigaload::tools::sweep
