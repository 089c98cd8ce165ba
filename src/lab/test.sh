# shellcheck shell=sh
# All tests, with real agents: none of them may be skipped.
: "${root:?}" "${lab:?}"

# run_tests [--without-machines] [MAVEN_ARGUMENT...]
run_tests() {
    [ "$(id -u)" -eq 0 ] || die 'test: takes root, since some tests mount file systems and cut networks.'
    machine=required
    if [ "${1:-}" = --without-machines ]; then
        shift
        # shellcheck disable=SC2034 # nothing_skipped reads it
        machine=none left_out=io.volmount.lab.machine
        say 'without the virtual machine, as told: its tests are left out'
    fi
    need shellcheck shellcheck ssh-keygen openssh-client mkfs.xfs xfsprogs sfdisk fdisk busybox busybox dash dash \
        setpriv util-linux ansible-inventory ansible-core mvn maven
    # Readers of fstab, and what the scripts of nodes read it with.
    need findmnt util-linux mawk mawk gawk gawk /usr/lib/systemd/system-generators/systemd-fstab-generator systemd
    need_sshd
    image
    alone
    if [ "$machine" = required ]; then needed_by_machine; fi
    remove_agents volmount.lab=test
    trap 'end_maven; remove_agents volmount.lab=test; stop_machine' EXIT
    run_maven -Dvolmount.lab=required -Dvolmount.machine="$machine" "$@"
}

# Some tests compare with a real server on the loopback address, which they start themselves. Where there is a service
# manager, installing it would also open this machine to the network: that is for its owner to decide.
need_sshd() {
    if [ -d /run/systemd/system ] && ! command -v sshd > /dev/null; then
        die 'sshd is missing: install openssh-server. Its service may be off: tests start the server themselves.'
    fi
    need sshd openssh-server
    mkdir -p /run/sshd
}

# One test run at a time in a checkout. Maven inherits the lock: what a killed run has left is waited for, too.
alone() {
    exec 9> "$lab/test.lock"
    if flock -n 9; then return; fi
    say 'another bin/lab test of this checkout is at work: waiting a minute for its end'
    flock -w 60 9 || die 'another bin/lab test of this checkout is at work: let it end, or end it.'
}

tests_at_work() {
    [ -e "$lab/test.lock" ] && ! flock -n "$lab/test.lock" true
}
