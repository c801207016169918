#!/usr/bin/env bash
# Cuts the network between parts of a cluster that was started with --namespaces, and mends it. Those named do not reach each other any
# more, in silence; all else reaches them still.
#
#   infra/cluster/cut.sh DIR node1 node2        between two nodes
#   infra/cluster/cut.sh DIR node1 postgres     between a node and the database
#   infra/cluster/cut.sh DIR                    mends everything
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$1
shift
. "$here/parts.sh"
[ -n "$net" ] || { echo "Only a cluster that was started with --namespaces can be cut." >&2; exit 2; }
for part in $(parts); do
  [ "$part" = proxy ] || ip link set "$bridge$(number "$part")" type bridge_slave isolated off
done
for part in "$@"; do ip link set "$bridge$(number "$part")" type bridge_slave isolated on; done
