#!/usr/bin/env bash
# Runs the topology of docker-compose.yml from local processes: PostgreSQL, nodes, and the same proxy in front of them.
#
#   infra/cluster/up.sh [--nodes 3] [--port 5080] [--folder DIR] [--program ReviewHub.Web.dll] [--namespaces] [--metrics]
#
# It needs Debian's packages postgresql and haproxy. Everything listens on loopback; with --namespaces (root only) PostgreSQL and each node
# have a network namespace and an address of their own on a bridge, so that cut.sh can cut the network between any two of them. --port 0
# takes free ports. With --metrics each node has Prometheus' page, on the third port after its own. It stays until it is interrupted, and
# starts again what ends, as an orchestrator would.
#
# In the folder are, for each of postgres, node1, node2, … and proxy: NAME.pid, NAME.log. While there is a file NAME.stopped, it is not
# started (again). So: kill -9 $(cat DIR/node1.pid) to see a node lost, and touch DIR/node1.stopped before to keep it away.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
nodes=3 port=5080 folder="" program="" namespaces="" metrics=""
while [ $# -gt 0 ]; do
  case $1 in
    --nodes) nodes=$2; shift 2 ;;
    --port) port=$2; shift 2 ;;
    --folder) folder=$2; shift 2 ;;
    --program) program=$2; shift 2 ;;
    --namespaces) namespaces=yes; shift ;;
    --metrics) metrics=yes; shift ;;
    *) echo "What is '$1'? The head of $0 says what it takes." >&2; exit 2 ;;
  esac
done

ls /usr/lib/postgresql/*/bin/postgres /usr/sbin/haproxy >/dev/null || { echo "Debian's packages postgresql and haproxy are needed." >&2; exit 2; }
if [ -z "$program" ]; then
  root=$(cd "$here/../.." && pwd)
  dotnet publish "$root/src/ReviewHub.Web" -c Release --use-current-runtime --no-self-contained -v quiet -nologo -o "$root/artifacts/published"
  program=$root/artifacts/published/ReviewHub.Web.dll
fi

# Five ports for each node and its share of the rest, beneath those that the kernel hands out by itself.
free() { local p; for p in $(seq "$1" $(($1 + 5 * nodes + 5))); do ! (exec 3<>"/dev/tcp/127.0.0.1/$p") 2>/dev/null || return 1; done; }
base=$((port + 1))
if [ "$port" -eq 0 ]; then
  port=$((10000 + RANDOM % 20000))
  until free "$port"; do port=$((10000 + RANDOM % 20000)); done
  base=$((port + 1))
fi

folder=${folder:-$(mktemp -d -t reviewhub-cluster-XXXXXX)}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
cat >"$folder/plan" <<END
nodes=$nodes
port=$port
base=$base
program=$program
net=${namespaces:+10.203.$((RANDOM % 250)).}
metrics=$metrics
bridge=rh$$
secret=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
END
. "$here/parts.sh"
# For whoever wants to talk to a part past the proxy.
for part in $(parts); do
  [ "$part" = postgres ] && echo "at_postgres='$(database)'" || echo "at_$part=$(address "$part"):$(web_port "$part")"
done >>"$folder/plan"

supervised=()
down() {
  # Whoever is impatient and asks again would leave the parts behind.
  trap - EXIT
  trap '' INT TERM
  for loop in "${supervised[@]}"; do kill "$loop" 2>/dev/null || true; done
  for part in $(parts | tac); do end "$part"; done
  wait || true
  [ -z "$net" ] || unlink_all
}
trap down EXIT
trap 'exit 0' INT TERM

[ -z "$net" ] || link_all
make_database
make_proxy
for part in $(parts); do
  supervise "$part" &
  supervised+=($!)
  [ "$part" != postgres ] || until_ready postgres
done
for part in $(parts); do until_ready "$part"; done
echo "ReviewHub's cluster is ready: http://$(address proxy):$port"
echo "Its files: $folder"
grep -ho 'http://[^ ]*/setup/[^ ]*' "$folder"/node*.log | head -1 | sed "s#http://[^/]*#The link to become the first chair: http://$(address proxy):$port#" || true
wait
