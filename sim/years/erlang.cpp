#include "sim/years/erlang.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "grid/core/error.hpp"

namespace gigaload::sim {

namespace {

/// e^(-L a) must not underflow: ages are cut into pieces of at most this many
/// expected moves.
constexpr double kMovesPerPiece = 64.0;

/// With at most 64 moves expected, the chance of more than this many is below 1e-25.
constexpr int kTerms = 180;

double moves_per_y(const Chain& chain) {
  const auto total = [](const Stage& s) { return s.rate_per_y + s.hazard_per_y; };
  const double stages = std::max(total(chain.pre_development), total(chain.construction));
  return chain.filled_with_it ? std::max(stages, chain.fill_rate_per_y) : stages;
}

/// v := P v, with U = E - I (energised, not yet filled) in the place of E.
void apply_step(const Chain& chain, double moves, std::vector<double>& v) {
  double arriving = 0.0;
  double cancelled = 0.0;
  for (std::size_t i = 0; i < chain.energised(); ++i) {
    const Stage& stage =
        i < chain.construction_begin() ? chain.pre_development : chain.construction;
    const double forward = v[i] * (stage.rate_per_y / moves);
    const double lost = v[i] * (stage.hazard_per_y / moves);
    const double stay = std::max(0.0, 1.0 - (stage.rate_per_y + stage.hazard_per_y) / moves);
    v[i] = v[i] * stay + arriving;
    arriving = forward;
    cancelled += lost;
  }
  if (chain.filled_with_it) {
    const double filling = v[chain.energised()] * (chain.fill_rate_per_y / moves);
    v[chain.energised()] *= std::max(0.0, 1.0 - chain.fill_rate_per_y / moves);
    v[chain.filled()] += filling;
  }
  v[chain.energised()] += arriving;
  v[chain.cancelled()] += cancelled;
}

/// dP v, with U in the place of E.
std::vector<double> moved(const Chain& derivatives, double moves, const std::vector<double>& v) {
  std::vector<double> change(v.size(), 0.0);
  for (std::size_t i = 0; i < derivatives.energised(); ++i) {
    const Stage& stage = i < derivatives.construction_begin() ? derivatives.pre_development
                                                              : derivatives.construction;
    const double forward = v[i] * (stage.rate_per_y / moves);
    const double lost = v[i] * (stage.hazard_per_y / moves);
    change[i] -= forward + lost;
    change[i + 1] += forward;
    change[derivatives.cancelled()] += lost;
  }
  if (derivatives.filled_with_it) {
    const double filling = v[derivatives.energised()] * (derivatives.fill_rate_per_y / moves);
    change[derivatives.energised()] -= filling;
    change[derivatives.filled()] += filling;
  }
  return change;
}

struct Uniformised {
  std::vector<double> state, derivative;  // no derivative where none is asked for
};

/// The sum of the header, with its derivative along `derivatives` where there are any.
Uniformised uniformised(const Chain& chain, const Chain* derivatives, Entry entry, double age_y) {
  Uniformised sum{std::vector<double>(chain.size(), 0.0), {}};
  sum.state[entry == Entry::pre_development ? 0 : chain.construction_begin()] = 1.0;
  if (derivatives != nullptr) sum.derivative.assign(chain.size(), 0.0);
  const auto add = [](double weight, const std::vector<double>& term, std::vector<double>& to) {
    for (std::size_t i = 0; i < to.size(); ++i) {
      to[i] += weight * term[i];
    }
  };

  const double moves = moves_per_y(chain);
  const int pieces = std::max(1, static_cast<int>(std::ceil(moves * age_y / kMovesPerPiece)));
  const double expected = moves * age_y / pieces;
  for (int piece = 0; piece < pieces; ++piece) {
    Uniformised term = std::move(sum);
    sum.state.assign(chain.size(), 0.0);
    sum.derivative.assign(term.derivative.size(), 0.0);
    double weight = std::exp(-expected);
    for (int n = 0; n < kTerms; ++n) {
      add(weight, term.state, sum.state);
      add(weight, term.derivative, sum.derivative);
      weight *= expected / (n + 1);
      if (derivatives != nullptr) {
        apply_step(chain, moves, term.derivative);
        add(1.0, moved(*derivatives, moves, term.state), term.derivative);
      }
      apply_step(chain, moves, term.state);
    }
  }
  if (chain.filled_with_it) {
    for (auto* v : {&sum.state, &sum.derivative}) {
      if (!v->empty()) (*v)[chain.energised()] += (*v)[chain.filled()];
    }
  }
  return sum;
}

Stage make_stage(double length_y, int shape, double hazard_per_y, const char* owner,
                 const char* stage) {
  if (!(length_y > 0.0) || !std::isfinite(length_y) || shape < 1 || !(hazard_per_y >= 0.0) ||
      !std::isfinite(hazard_per_y)) {
    throw InputError(std::string(owner) + ": " + stage +
                     " needs a mean length above 0 y, a shape of at least 1 and a cancellation "
                     "hazard of at least 0 per y (found " +
                     std::to_string(length_y) + " y, " + std::to_string(shape) + ", " +
                     std::to_string(hazard_per_y) + " per y)");
  }
  return {.shape = static_cast<std::size_t>(shape),
          .rate_per_y = shape / length_y,
          .hazard_per_y = hazard_per_y};
}

}  // namespace

Chain make_chain(const StageTimes& times, bool filled_with_it, const char* owner) {
  if (filled_with_it && (!(times.fill_y > 0.0) || !std::isfinite(times.fill_y))) {
    throw InputError(std::string(owner) +
                     ": the time of filling with IT must be above 0 y (found " +
                     std::to_string(times.fill_y) + " y)");
  }
  return {.pre_development =
              make_stage(times.pre_development_y, times.pre_development_shape,
                         times.pre_development_cancellation_per_y, owner, "pre-development"),
          .construction = make_stage(times.construction_y, times.construction_shape,
                                     times.construction_cancellation_per_y, owner, "construction"),
          .filled_with_it = filled_with_it,
          .fill_rate_per_y = filled_with_it ? 1.0 / times.fill_y : 0.0};
}

std::vector<double> chain_after(const Chain& chain, Entry entry, double age_y) {
  return uniformised(chain, nullptr, entry, age_y).state;
}

std::vector<double> chain_derivative_after(const Chain& chain, const Chain& derivatives,
                                           Entry entry, double age_y) {
  return uniformised(chain, &derivatives, entry, age_y).derivative;
}

}  // namespace gigaload::sim
