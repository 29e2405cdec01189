#!/bin/bash
# SUNDIALS CVODE, Debian's libsundials-dev 6.4.1+dfsg1-3, gcc. Seen 2026-11.
# Expected: CVodeReInit starts anew: a stop time that was set for the run before it and not reached is
# forgotten, as the counters are. Guessed: or it is refused.
# Seen: the stop time stays: the next integration from 0 to 10 ends at 5 with CV_TSTOP_RETURN, and one that
# begins behind it fails with CV_ILL_INPUT. Of the counters that of steps is back at 0, that of Jacobians is
# not. A first step set by CVodeSetInitStep stays as well.
set -euo pipefail
d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
# The pinned Debian packages: this system's own where it has just these, or else a small Debian 12 that
# is made in the temporary folder (that needs debootstrap and root), in which the script runs again.
packages=(libsundials-dev=6.4.1+dfsg1-3 gcc=4:12.2.0-3)
pinned() { for p in "${packages[@]}"; do [ "$(dpkg-query -W -f='${Version}' "${p%%=*}" 2>/dev/null || true)" = "${p#*=}" ] || return 1; done; }
if ! pinned; then
  [ -z "${FINDING_INSIDE:-}" ] || { echo "the pinned versions could not be installed"; exit 1; }
  debootstrap --variant=minbase --include=ca-certificates bookworm "$d/root" > "$d/log" 2>&1 || { tail -n 3 "$d/log"; exit 1; }
  cp /etc/resolv.conf "$d/root/etc/" 2>/dev/null || true
  chroot "$d/root" sh -c 'apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "$@"' sh "${packages[@]}" > "$d/log" 2>&1 || { tail -n 3 "$d/log"; exit 1; }
  cp "$0" "$d/root/finding.sh"
  status=0; FINDING_INSIDE=1 chroot "$d/root" bash /finding.sh || status=$?
  exit "$status"
fi
echo "${packages[*]} installed"
wrong() { echo "DIFFERENT from what is stated: $*"; exit 1; }
cat > "$d/stop.c" << 'C'
#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <stdio.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunmatrix/sunmatrix_dense.h>
static int rate(realtype t, N_Vector y, N_Vector rates, void* data) {
  (void)t;
  (void)data;
  NV_Ith_S(rates, 0) = 1 - 0.1 * NV_Ith_S(y, 0);
  return 0;
}
static void run(void* solver, N_Vector y, realtype end) {
  realtype t = -1;
  const int flag = CVode(solver, end, y, &t, CV_NORMAL);
  printf("%d at %g;", flag, t);
}
static void counters(void* solver) {
  long steps, jacobians;
  CVodeGetNumSteps(solver, &steps);
  CVodeGetNumJacEvals(solver, &jacobians);
  printf("%s steps, %s Jacobians;", steps > 0 ? "some" : "no", jacobians > 0 ? "some" : "no");
}
int main(void) {
  SUNContext context;
  SUNContext_Create(NULL, &context);
  N_Vector y = N_VNew_Serial(1, context);
  N_VConst(0, y);
  void* solver = CVodeCreate(CV_BDF, context);
  CVodeInit(solver, rate, 0, y);
  CVodeSStolerances(solver, 1e-6, 1e-8);
  SUNMatrix jacobian = SUNDenseMatrix(1, 1, context);
  CVodeSetLinearSolver(solver, SUNLinSol_Dense(y, jacobian, context), jacobian);
  CVodeSetInitStep(solver, 0.25);
  CVodeSetStopTime(solver, 5);
  run(solver, y, 3);
  counters(solver);
  N_VConst(0, y);
  CVodeReInit(solver, 0, y);
  counters(solver);
  run(solver, y, 10);
  realtype first = 0;
  CVodeGetActualInitStep(solver, &first);
  printf("first step %g;", first);
  CVodeSetStopTime(solver, 20);
  CVodeReInit(solver, 30, y);
  run(solver, y, 40);
}
C
gcc "$d/stop.c" -o "$d/stop" -lsundials_cvode -lsundials_nvecserial -lsundials_sunmatrixdense -lsundials_sunlinsoldense -lm
out=$("$d/stop" 2> "$d/log")
[ "$out" = '0 at 3;some steps, some Jacobians;no steps, some Jacobians;1 at 5;first step 0.25;-22 at 30;' ] || wrong "$out"
grep -q 'tstop = 20 is behind current t = 30' "$d/log" || wrong "$(cat "$d/log")"
echo "as stated: the stop time of the run before ends the new one"
