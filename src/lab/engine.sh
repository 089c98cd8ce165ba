# shellcheck shell=sh
# Makes sure that a Docker engine is running: the existing one, or one that is started here.
: "${lab:?}"

engine_version() {
    docker version --format '{{.Server.Version}}' 2> /dev/null
}

engine() {
    if engine_version > /dev/null; then return; fi
    exclusively start_engine
}

# exclusively COMMAND...: runs it while no other checkout on this machine does the same.
exclusively() {
    lock_file=/run/lock/volmount-lab
    [ "$(id -u)" -eq 0 ] || lock_file=$lab/exclusive.lock
    {
        flock -w 1800 8 || die "another checkout's bin/lab has held $lock_file for half an hour; see which process holds it"
        "$@"
    } 8> "$lock_file"
}

start_engine() {
    if engine_version > /dev/null; then return; fi
    if [ -n "${DOCKER_HOST:-}" ]; then die "no Docker engine answers at DOCKER_HOST=$DOCKER_HOST: start it, or unset DOCKER_HOST"; fi
    may_install || die 'no Docker engine is running: install and start Docker, and allow this user to use it'
    if ! command -v dockerd > /dev/null || ! command -v iptables > /dev/null; then
        install_packages docker.io iptables
    fi
    if [ -d /run/systemd/system ]; then
        say 'no Docker engine is running; starting docker.service'
        systemctl start docker.service
    elif ! is_running /var/run/docker.pid; then
        say "no Docker engine is running; starting dockerd (log: $lab/dockerd.log)"
        remove_stale_files
        setsid nohup dockerd > "$lab/dockerd.log" 2>&1 < /dev/null 8>&- &
    fi
    wait_for_engine
}

# is_running PID_FILE: whether its process is alive. A zombie still has a PID, but no executable.
is_running() {
    [ -s "$1" ] && [ -n "$(readlink "/proc/$(cat "$1")/exe")" ]
}

# A killed engine leaves PID files, which make the next one believe that it is still running, and dead sockets.
remove_stale_files() {
    containerd=/var/run/docker/containerd
    rm -f /var/run/docker.pid /var/run/docker.sock
    is_running "$containerd/containerd.pid" || rm -f "$containerd"/containerd.pid "$containerd"/*.sock*
}

wait_for_engine() {
    seconds=0
    until engine_version > /dev/null; do
        seconds=$((seconds + 1))
        [ "$seconds" -le 300 ] || die "the Docker engine did not start within five minutes: $(tail -n 1 "$lab/dockerd.log" 2>&1)"
        sleep 1
    done
}
