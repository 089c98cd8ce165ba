# shellcheck shell=sh
# A Docker engine that answers: the one that is there, or one of our own.
: "${lab:?}"

engine_version() {
    docker version --format '{{.Server.Version}}' 2> /dev/null
}

engine() {
    if engine_version > /dev/null; then return; fi
    in_turn start_engine
}

# in_turn COMMAND...: with whatever checkouts there are on this machine, one at a time.
in_turn() {
    turns=/run/lock/volmount-lab
    [ "$(id -u)" -eq 0 ] || turns=$lab/turns
    {
        flock -w 1800 8 || die "another checkout's bin/lab has kept its turn for half an hour: see who holds $turns."
        "$@"
    } 8> "$turns"
}

start_engine() {
    if engine_version > /dev/null; then return; fi
    if [ -n "${DOCKER_HOST:-}" ]; then die "no Docker engine answers at DOCKER_HOST=$DOCKER_HOST: start it, or unset it."; fi
    may_install || die 'no Docker engine answers: install and start Docker, and let this user use it.'
    if ! command -v dockerd > /dev/null || ! command -v iptables > /dev/null; then
        install_packages docker.io iptables
    fi
    if [ -d /run/systemd/system ]; then
        say 'no Docker engine answers: starting docker.service'
        systemctl start docker.service
    elif ! runs /var/run/docker.pid; then
        say "no Docker engine answers: starting dockerd, log in $lab/dockerd.log"
        forget_killed_engine
        setsid nohup dockerd > "$lab/dockerd.log" 2>&1 < /dev/null 8>&- &
    fi
    await_engine
}

# runs PID_FILE: is its process alive? A killed one that nobody has waited for still has a pid, but no program.
runs() {
    [ -s "$1" ] && [ -n "$(readlink "/proc/$(cat "$1")/exe")" ]
}

# A killed engine leaves pid files that make the next one believe it still runs, and sockets that nobody answers.
forget_killed_engine() {
    containerd=/var/run/docker/containerd
    rm -f /var/run/docker.pid /var/run/docker.sock
    runs "$containerd/containerd.pid" || rm -f "$containerd"/containerd.pid "$containerd"/*.sock*
}

await_engine() {
    seconds=0
    until engine_version > /dev/null; do
        seconds=$((seconds + 1))
        [ "$seconds" -le 300 ] || die "the Docker engine did not answer within five minutes: $(tail -n 1 "$lab/dockerd.log" 2>&1)"
        sleep 1
    done
}
