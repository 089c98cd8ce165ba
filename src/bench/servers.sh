# shellcheck shell=sh
# An sshd that plays any number of agents, for the scripts that source this after common.sh. Every loopback address is one
# of them; all have the machine's own processes and files. Needs root, unshare, ip and sshd: the packages util-linux,
# iproute2 and openssh-server on Debian and Ubuntu. Other servers on the same addresses need the functions addresses, make_keys and
# inventory alone, and nothing of that but ssh-keygen.
: "${work:?}" "${volmount:?}"

port=22022

# Runs the script again in namespaces of its own, in which no other process listens, and in which the home directory is
# empty, so that no .bashrc is measured.
in_own_namespaces() {
    if [ -z "${BENCH_UNSHARED:-}" ]; then
        need sshd ssh-keygen unshare ip pgrep
        "$volmount" --version
        rm -rf "$work"
        BENCH_UNSHARED=yes exec unshare -m -n "$0" "$@"
    fi
    ip link set lo up
    mount -t tmpfs none "$HOME"
}

# addresses N: the addresses of that many agents.
addresses() {
    awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++) printf "127.1.%d.%d\n", i / 250, i % 250 + 1 }'
}

# The keys of the servers and of who logs in, and what ssh knows of the servers.
make_keys() {
    ssh-keygen -q -t ed25519 -N '' -f "$work/host_key"
    ssh-keygen -q -t ed25519 -N '' -f "$work/login_key"
    printf '[127.1.*]:%s %s\n' "$port" "$(cut -d ' ' -f 1,2 "$work/host_key.pub")" >"$work/known_hosts"
}

start_sshd() {
    mkdir -p /run/sshd
    make_keys
    cat >"$work/sshd_config" <<CONFIG
Port $port
PidFile $work/sshd.pid
HostKey $work/host_key
AuthorizedKeysFile $work/login_key.pub
StrictModes no
UsePAM no
UseDNS no
PermitRootLogin prohibit-password
MaxStartups 500
CONFIG
    "$(command -v sshd)" -f "$work/sshd_config" -E "$work/sshd.log"
    cat >"$work/ssh_config" <<CONFIG
Host *
    User root
    Port $port
    IdentityFile $work/login_key
    IdentitiesOnly yes
    UserKnownHostsFile $work/known_hosts
    StrictHostKeyChecking yes
    BatchMode yes
    LogLevel ERROR
CONFIG
}

# inventory N: an inventory of that many agents.
inventory() {
    printf 'version: 1\n'
    printf 'defaults: {user: root, port: %s, sudo: none, identityFile: %s, knownHostsFile: %s}\n' \
        "$port" "$work/login_key" "$work/known_hosts"
    printf 'groups:\n  agents:\n    hosts:\n'
    addresses "$1" | sed 's/^/      - /'
}

# Seconds of processor time that the sshd has taken, with all that it ran; waits until the last login has ended.
servers_time() {
    sshd=$(cat "$work/sshd.pid")
    while pgrep -P "$sshd" >/dev/null; do
        sleep 0.1
    done
    awk -v hertz="$(getconf CLK_TCK)" '{ printf "%.2f\n", ($14 + $15 + $16 + $17) / hertz }' "/proc/$sshd/stat"
}
