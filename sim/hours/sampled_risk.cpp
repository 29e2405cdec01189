#include "sim/hours/sampled_risk.hpp"

#include <cstdint>
#include <numeric>

#include "grid/core/byte_stream.hpp"
#include "grid/core/held.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/scenario/standard_time.hpp"

namespace gigaload::sim {

void SampledRisk::begin(const grid::adequacy::Scopes& scopes, Hour begin, std::size_t hours) {
  constexpr std::int64_t kHour_s = 3600;
  if (!profile_) {
    std::vector<double> demand_mw;
    for (const grid::RegionData& data : scenario_.grid.data) {
      demand_mw.push_back(
          std::accumulate(data.mean_demand_mw.begin(), data.mean_demand_mw.end(), 0.0));
    }
    clock_.emplace(scopes, standard_offset_s(scenario_), demand_mw);
    profile_.emplace(scopes.size(), samples_);
    profile_->begin_samples(samples_);
    if (!saved_.empty()) {
      grid::ByteReader reader(saved_);
      profile_->get(reader);
      reader.end();
      saved_.clear();
    }
  }
  grid::held(clock_).set_window(begin * kHour_s, static_cast<double>(kHour_s), hours);
}

void SampledRisk::add(const grid::adequacy::Ensemble::Record& record) {
  grid::held(profile_).add(record, grid::held(clock_).cell(record.scope, record.step));
}

std::vector<grid::adequacy::Risk> SampledRisk::end_year(std::span<const std::size_t> scopes) {
  grid::adequacy::RiskProfile& profile = grid::held(profile_);
  profile.end_samples();
  std::vector<grid::adequacy::Risk> risks;
  risks.reserve(scopes.size());
  for (const std::size_t scope : scopes) risks.push_back(profile.risk(scope, 1.0, 1.0));
  profile.reset();
  return risks;
}

std::vector<std::byte> SampledRisk::state() const {
  if (!profile_) return saved_;
  grid::ByteWriter writer;
  profile_->put(writer);
  return writer.take();
}

}  // namespace gigaload::sim
