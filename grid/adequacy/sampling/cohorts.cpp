#include "grid/adequacy/sampling/cohorts.hpp"

#include <algorithm>
#include <utility>

#include "grid/core/byte_stream.hpp"
#include "grid/core/error.hpp"
#include "grid/core/worker_pool.hpp"

namespace gigaload::grid::adequacy {

Cohorts::Cohorts(const Ensemble::Samples& samples, std::size_t years, unsigned threads) {
  if (years == 0) throw InternalError("samples of no year of weather");
  if (!samples.numbers.empty() && samples.numbers.size() != samples.count) {
    throw InternalError("other numbers of samples than samples");
  }
  std::vector<std::vector<std::uint32_t>> numbers(years);
  places_.resize(years);
  for (std::size_t s = 0; s < samples.count; ++s) {
    const std::uint32_t number = samples.numbers.empty()
                                     ? samples.first + static_cast<std::uint32_t>(s)
                                     : samples.numbers[s];
    auto& of_year = numbers[number % years];
    place_.push_back({number % years, of_year.size()});
    places_[number % years].push_back(static_cast<std::uint32_t>(s));
    of_year.push_back(number);
  }
  const std::size_t most = std::ranges::max(numbers, {}, &std::vector<std::uint32_t>::size).size();
  const auto pool = std::make_shared<WorkerPool>(threads_for(most, threads));
  for (auto& of_year : numbers) {
    auto& ensemble = ensembles_.emplace_back();
    if (of_year.empty()) continue;
    Ensemble::Samples cohort = samples;
    cohort.count = of_year.size();
    cohort.numbers = std::move(of_year);
    ensemble = std::make_unique<Ensemble>(std::move(cohort), pool);
  }
}

template <class Work>
void Cohorts::for_each(const Work& work) {
  for (std::size_t year = 0; year < ensembles_.size(); ++year) {
    if (ensembles_[year]) work(year, *ensembles_[year]);
  }
}

double Cohorts::share(std::size_t year) const {
  if (is_empty(year)) return 0.0;
  return static_cast<double>(ensembles_[year]->samples()) / static_cast<double>(samples());
}

void Cohorts::leave_out_others(const std::vector<char>& wanted) {
  for_each([&](std::size_t, Ensemble& ensemble) { ensemble.leave_out_others(wanted); });
}

void Cohorts::move_to(std::span<const std::unique_ptr<const Plan>> plans, const Scopes& scopes) {
  for_each([&](std::size_t year, Ensemble& ensemble) { ensemble.move_to(*plans[year], scopes); });
}

void Cohorts::forget_outages() {
  for_each([](std::size_t, Ensemble& ensemble) { ensemble.forget_outages(); });
}

void Cohorts::advance(std::size_t end, const Ensemble::Recorders& recorders,
                      std::span<SampleLoads* const> loads) {
  for_each([&](std::size_t year, Ensemble& ensemble) {
    Ensemble::Recorders own = recorders;
    const auto placed = [&, year](const std::function<void(const Ensemble::Record&)>& told) {
      return [&, year](Ensemble::Record record) {
        record.sample = places_[year][record.sample];
        told(record);
      };
    };
    if (ensembles_.size() > 1) {
      if (recorders.shortfall) own.shortfall = placed(recorders.shortfall);
      if (recorders.counted) own.counted = placed(recorders.counted);
      if (recorders.outages) {
        own.outages = [&, year](std::uint32_t sample, std::span<const double> power) {
          recorders.outages(places_[year][sample], power);
        };
      }
    }
    ensemble.advance(end, own, loads.empty() ? nullptr : loads[year]);
  });
}

void Cohorts::reset_totals() {
  for_each([](std::size_t, Ensemble& ensemble) { ensemble.reset_totals(); });
}

Counters Cohorts::counters() const {
  Counters sum;
  for (const auto& ensemble : ensembles_) {
    if (ensemble) sum += ensemble->counters();
  }
  return sum;
}

std::vector<std::byte> Cohorts::state() const {
  ByteWriter writer;
  put(writer);
  return writer.take();
}

void Cohorts::put(ByteWriter& writer) const {
  for (const auto& ensemble : ensembles_) {
    writer.put_nested([&](ByteWriter& of_year) {
      if (ensemble) ensemble->put(of_year);
    });
  }
}

void Cohorts::restore(std::span<const std::byte> state) {
  ByteReader reader(state);
  for (const auto& ensemble : ensembles_) {
    std::vector<std::byte> of_year;
    reader.get(of_year);
    if (ensemble) ensemble->restore(of_year);
  }
  reader.end();
}

}  // namespace gigaload::grid::adequacy
