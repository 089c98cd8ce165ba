#!/bin/sh
# Measures what open connections cost: memory, threads and open files of one process.
#
# usage: src/bench/hold-connections.sh [AGENTS]
#
# Probes all agents (default 1000) as `volmount plan` does, over one connection each, and keeps the connections open. Client
# and server share the machine; the server needs about 3 MB per connection. Needs a JDK and what servers.sh names.
set -eu

agents=${1:-1000}
# shellcheck source=src/bench/common.sh
. "$(dirname -- "$0")/common.sh"
# shellcheck source=src/bench/servers.sh
. "$root/src/bench/servers.sh"

need_jar
in_own_namespaces "$@"
start_sshd
inventory "$agents" >"$work/inventory.yml"

# With the JVM options of bin/volmount.
java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmn64m -XX:SurvivorRatio=3 -cp "$jar" "$root/src/bench/HoldConnections.java" \
    "$work/inventory.yml"
