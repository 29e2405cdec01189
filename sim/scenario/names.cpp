#include <array>
#include <span>

#include "sim/scenario/campus.hpp"
#include "sim/scenario/data_centres.hpp"
#include "sim/scenario/deals.hpp"

namespace gigaload::sim {
namespace {

constexpr std::array kContracts = {"firm", "curtailable", "bring_your_own"};
constexpr std::array kCentres = {"large", "midsize", "small"};
constexpr std::array kCampusesOnPath = {"inside", "on top", "promised"};
constexpr std::array kDealKinds = {"chips", "sites"};
static_assert(kCentres.size() == kCentreSizes);

}  // namespace

std::span<const char* const> names_of(Contract /*contract*/) { return kContracts; }

std::span<const char* const> names_of(CentreSize /*size*/) { return kCentres; }

std::span<const char* const> names_of(CampusesOnPath /*campuses*/) { return kCampusesOnPath; }

std::span<const char* const> names_of(DealKind /*kind*/) { return kDealKinds; }

}  // namespace gigaload::sim
