# shellcheck shell=sh
# What src/bench/workflow.sh has a shell do on an agent, as root: the documented procedure as somebody types it, and how it is
# undone. Each function is called with the agent's unit and, up to DC/OS 1.8.1, that of discovery.
set -eu

add_and_reboot() {
    add "$1"
    systemctl reboot
}

add_and_restart() {
    add "$1"
    start "$@"
}

add() {
    systemctl stop "$1"
    rm -f /var/lib/dcos/mesos-resources /var/lib/mesos/slave/meta/slaves/latest
    mkdir -p /dcos/volume0
    fallocate -l 200MiB /root/volume0.img
    mkfs -t ext4 -q /root/volume0.img
    echo '/root/volume0.img /dcos/volume0 ext4 loop,nosuid,nodev 0 2' >>/etc/fstab
    mount /dcos/volume0
}

start() {
    if [ $# -eq 2 ]; then
        systemctl restart "$2"
        until [ -e /var/lib/dcos/mesos-resources ]; do sleep 0.1; done
        # Otherwise systemd runs it once more in a minute, in the middle of what is measured next.
        systemctl stop "$2"
    fi
    systemctl start "$1"
}

# Whether the agent offers the volume.
offers() {
    start_of_agent "$1" | grep -q /dcos/volume0
}

# The line in which the agent that is running says what it was started with.
start_of_agent() {
    journalctl -q -o cat "_SYSTEMD_INVOCATION_ID=$(systemctl show -p InvocationID --value "$1")" | grep ' --resources='
}

undo() {
    systemctl stop "$1"
    ! mountpoint -q /dcos/volume0 || umount /dcos/volume0
    others=$(grep -v ' /dcos/volume0 ' /etc/fstab || true)
    printf '%s\n' "$others" >/etc/fstab
    systemctl daemon-reload
    rm -rf /root/volume0.img /dcos/volume0 /var/lib/volmount /var/lib/dcos/mesos-resources* \
        /var/lib/mesos/slave/meta/slaves/latest
    start "$@"
    until start_of_agent "$1" >/dev/null; do sleep 0.2; done
    ! offers "$1"
}

"$@"
