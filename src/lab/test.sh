# shellcheck shell=sh
# All tests, with real agents: none of them may be skipped.
: "${root:?}"

# run_tests [--without-machines] [MAVEN_ARGUMENT...]
run_tests() {
    machine=required
    if [ "${1:-}" = --without-machines ]; then
        shift
        machine=none
        say 'without the virtual machine, as told: its tests are left out'
    else
        needed_by_machine
    fi
    need shellcheck shellcheck
    need ssh-keygen openssh-client
    # Some tests compare with a real server on the loopback address; without it they are left out. Where there is a service
    # manager, installing it would also open this machine to the network.
    if [ ! -d /run/systemd/system ] && may_install; then need sshd openssh-server; fi
    need mkfs.xfs xfsprogs
    need sfdisk fdisk
    need busybox busybox
    need dash dash
    need mvn maven
    image
    trap 'remove_agents volmount.lab=test; stop_machine' EXIT
    run_maven -Dvolmount.lab=required -Dvolmount.lab.image="${image:?}" -Dvolmount.machine="$machine" "$@"
}

run_maven() {
    cd "$root" || exit
    mvn -B verify "$@" &
    maven=$!
    trap 'stop_maven 130' INT
    trap 'stop_maven 143' TERM
    wait "$maven"
}

# stop_maven EXIT_CODE: a shell that waits for a foreground command would not hear the signal before its end.
stop_maven() {
    kill "$maven" || :
    wait "$maven" || :
    exit "$1"
}
