#!/usr/bin/env bash
# Installs what the tests need, then runs format check, build with warnings as errors, and every test.
# The last line is "N passed, N failed, N skipped" over all runners; the exit code is not zero on any failure.
set -uo pipefail
cd "$(dirname "$0")/.."
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
passed=0 failed=0 skipped=0

step() { printf '\n== %s\n' "$1"; }
fail() { printf 'FAILED: %s\n' "$1"; failed=$((failed + 1)); }
finish() {
  printf '\n%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" -eq 0 ]
  exit
}

step "What the tests need"
missing=()
command -v chromium >/dev/null || missing+=(chromium)
ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || missing+=(postgresql)
command -v haproxy >/dev/null || [ -x /usr/sbin/haproxy ] || missing+=(haproxy)
command -v redis-server >/dev/null || missing+=(redis-server)
command -v ip >/dev/null || [ -x /usr/sbin/ip ] || missing+=(iproute2)
[ -e /usr/lib/libreoffice/program/libsclo.so ] || missing+=(libreoffice-calc-nogui)
if [ "${#missing[@]}" -gt 0 ]; then
  sudo=""
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq "${missing[@]}" >/dev/null || fail "install ${missing[*]}"
fi
(cd src/ReviewHub.Client && { [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-audit --no-fund --loglevel=error; }) || { fail "npm ci"; finish; }

step "Build"
dotnet build ReviewHub.sln -c Release -v quiet -nologo || { fail "build"; finish; }

step "Format"
dotnet format ReviewHub.sln --no-restore --verify-no-changes --verbosity quiet || fail "dotnet format"
(cd src/ReviewHub.Client && npm run --silent format:check && npm run --silent typecheck) || fail "page format and types"

step "Page tests"
(cd src/ReviewHub.Client && npx vitest run --reporter=default --reporter=json --outputFile="$results/page.json") || true
read -r p f s < <(node -e '
  const r = require(process.argv[1]);
  console.log(r.numPassedTests, r.numFailedTests + r.numFailedTestSuites, r.numPendingTests + r.numTodoTests);
' "$results/page.json" 2>/dev/null || echo "0 1 0")
passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))

for project in tests/*.Tests; do
  name=$(basename "$project")
  step "$name"
  dotnet test "$project" -c Release --no-build --nologo --logger "trx;LogFileName=$results/$name.trx" --logger "console;verbosity=minimal" || true
  counters=$(grep -o '<Counters [^>]*>' "$results/$name.trx" 2>/dev/null | head -1)
  if [ -z "$counters" ]; then
    fail "$name did not run"
    continue
  fi
  count() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters"; }
  total=$(count total) executed=$(count executed) ok=$(count passed)
  passed=$((passed + ok)) failed=$((failed + executed - ok)) skipped=$((skipped + total - executed))
done

finish
