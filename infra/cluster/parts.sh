# The parts of a local cluster: where they are, how they start and end. Sourced by up.sh and cut.sh, with $folder set.
. "$folder/plan"
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)

parts() { echo postgres; seq -f 'node%.0f' "$nodes"; echo proxy; }

# What a part's address ends with, where each has its own; the proxy has the bridge's.
number() { case $1 in proxy) echo 1 ;; postgres) echo 2 ;; *) echo $((10 + ${1#node})) ;; esac; }
address() { [ -n "$net" ] && echo "$net$(number "$1")" || echo 127.0.0.1; }
# A node's page is here, its silo, its gateway and its metrics on the three ports after.
web_port() { [ "$1" = proxy ] && echo "$port" || echo $((base + ${1#node} * 4)); }
database_port() { echo "$base"; }
within() { [ -z "$net" ] || [ "$1" = proxy ] || echo "ip netns exec $bridge-$1"; }
database() { echo "Host=$(address postgres);Port=$(database_port);Database=postgres;Username=postgres"; }

# PostgreSQL refuses to be run by root.
as_postgres() { if [ "$(id -u)" -eq 0 ]; then echo "setpriv --reuid=postgres --regid=postgres --clear-groups --"; fi; }

make_database() {
  [ ! -d "$folder/postgres" ] || return 0
  mkdir "$folder/postgres"
  [ "$(id -u)" -ne 0 ] || { chown postgres "$folder/postgres"; chmod a+x "$folder"; }
  $(as_postgres) "$bin/initdb" -D "$folder/postgres/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
  [ -z "$net" ] || echo "host all all ${net}0/24 trust" >>"$folder/postgres/data/pg_hba.conf"
}

make_proxy() {
  # Each connection takes two open files; the machine may allow fewer than the proxy would have.
  local most=20000 files
  files=$(ulimit -Hn)
  [ "$files" = unlimited ] || [ "$files" -gt 41000 ] || most=$(((files - 1000) / 2))
  {
    sed -e "s/maxconn 20000/maxconn $most/" -e "s/bind :5080/bind $(address proxy):$port/" -e '/^ *server node/d' "$here/../proxy/haproxy.cfg"
    for node in $(seq -f 'node%.0f' "$nodes"); do echo "    server $node $(address "$node"):$(web_port "$node")"; done
  } >"$folder/proxy.cfg"
}

# Becomes the part, in a session of its own: Ctrl-C would reach all at once, and nodes cannot take leave of a database that is gone.
become() {
  case $1 in
    postgres)
      exec setsid $(within postgres) $(as_postgres) "$bin/postgres" -D "$folder/postgres/data" -c port="$(database_port)" -c listen_addresses="$(address postgres)" \
        -c unix_socket_directories="$folder/postgres" -c max_connections=300
      ;;
    proxy) exec setsid /usr/sbin/haproxy -db -f "$folder/proxy.cfg" ;;
    node*)
      export ReviewHub__Database ReviewHub__DataDirectory="$folder/$1" ReviewHub__Cluster__Id=local ReviewHub__Cluster__Name="$1" ReviewHub__Cluster__Secret="$secret" \
        ReviewHub__Cluster__Address ReviewHub__Cluster__SiloPort ReviewHub__Cluster__GatewayPort ASPNETCORE_FORWARDEDHEADERS_ENABLED=true
      ReviewHub__Database=$(database)
      ReviewHub__Cluster__Address=$(address "$1") ReviewHub__Cluster__SiloPort=$(($(web_port "$1") + 1)) ReviewHub__Cluster__GatewayPort=$(($(web_port "$1") + 2))
      [ -z "$metrics" ] || export ReviewHub__Metrics="http://$(address "$1"):$(($(web_port "$1") + 3))"
      exec setsid $(within "$1") dotnet "$program" --urls "http://$(address "$1"):$(web_port "$1")"
      ;;
  esac
}

# Starts the part, and again whenever it has ended, unless it shall stay away: at once after an orderly end, else a little later, as a node
# that starts takes the cores that the others need to take over.
supervise() {
  while :; do
    while [ -e "$folder/$1.stopped" ]; do sleep 0.1; done
    (
      echo "$BASHPID" >"$folder/$1.pid"
      become "$1"
    ) >>"$folder/$1.log" 2>&1 &
    wait $! && status=0 || status=$?
    echo "$(date +%T) It ended with $status." >>"$folder/$1.log"
    rm -f "$folder/$1.pid"
    if [ "$status" -eq 0 ]; then sleep 0.2; else sleep 3; fi
  done
}

# Asks it to end, and sees to it after a while.
end() {
  local pid
  pid=$(cat "$folder/$1.pid" 2>/dev/null) || return 0
  kill -CONT "$pid" 2>/dev/null || true
  if [ "$1" = postgres ]; then kill -INT "$pid" 2>/dev/null || true; else kill -TERM "$pid" 2>/dev/null || true; fi
  for _ in $(seq 300); do
    kill -0 "$pid" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -KILL "$pid" 2>/dev/null || true
}

until_ready() {
  local tried
  for tried in $(seq 600); do
    if is_ready "$1"; then return 0; fi
    sleep 0.1
  done
  echo "$1 did not become ready. Its last words:" >&2
  tail -5 "$folder/$1.log" >&2
  return 1
}

is_ready() {
  case $1 in
    postgres) "$bin/pg_isready" -q -h "$(address postgres)" -p "$(database_port)" ;;
    *) answers "$(address "$1")" "$(web_port "$1")" /health/ready ;;
  esac
}

answers() {
  local status
  { exec 3<>"/dev/tcp/$1/$2"; } 2>/dev/null || return 1
  printf 'GET %s HTTP/1.0\r\nHost: nodes\r\n\r\n' "$3" >&3
  read -r _ status _ <&3 || status=""
  exec 3>&-
  [ "$status" = 200 ]
}

# A bridge, and a cable from it to the namespace of each part.
link_all() {
  ip link add "$bridge" type bridge
  ip addr add "$(address proxy)/24" dev "$bridge"
  ip link set "$bridge" up
  for part in $(parts); do
    [ "$part" != proxy ] || continue
    ip netns add "$bridge-$part"
    ip link add "$bridge$(number "$part")" type veth peer name eth0 netns "$bridge-$part"
    ip link set "$bridge$(number "$part")" master "$bridge" up
    ip -n "$bridge-$part" addr add "$(address "$part")/24" dev eth0
    ip -n "$bridge-$part" link set eth0 up
    ip -n "$bridge-$part" link set lo up
  done
}

unlink_all() {
  for part in $(parts); do [ "$part" = proxy ] || ip netns del "$bridge-$part" 2>/dev/null || true; done
  ip link del "$bridge" 2>/dev/null || true
}
