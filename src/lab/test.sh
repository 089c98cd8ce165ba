# shellcheck shell=sh
# Runs all tests, with real agents. None may be skipped.
: "${root:?}" "${lab:?}"

# run_tests [--without-machines] [MAVEN_ARGUMENT...]
run_tests() {
    [ "$(id -u)" -eq 0 ] || die 'test: must run as root, because some tests mount file systems and cut networks'
    machine=required
    if [ "${1:-}" = --without-machines ]; then
        shift
        # shellcheck disable=SC2034 # nothing_skipped reads it
        machine=none excluded=io.volmount.lab.machine
        say 'skipping the tests that need the virtual machine'
    fi
    need shellcheck shellcheck ssh-keygen openssh-client mkfs.xfs xfsprogs sfdisk fdisk busybox busybox dash dash \
        setpriv util-linux ansible-inventory ansible-core mvn maven
    # Readers of fstab, and the versions of awk that the node scripts run under.
    need findmnt util-linux mawk mawk gawk gawk /usr/lib/systemd/system-generators/systemd-fstab-generator systemd
    # A browser, in which reports are opened, a shell that completes, and what packages are built with.
    need chromium chromium zsh zsh mmdebstrap mmdebstrap dpkg-deb dpkg setarch util-linux
    need_sshd
    image
    lock_checkout
    if [ "$machine" = required ]; then prepare_machine; fi
    remove_agents volmount.lab=test
    trap 'end_maven; end_building; remove_agents volmount.lab=test; stop_machine' EXIT
    run_maven -Dvolmount.lab=required -Dvolmount.machine="$machine" "$@"
}

# Some tests compare with a real sshd on the loopback address, which they start themselves. On a machine with systemd,
# installing openssh-server would also start it and open the machine to the network, so its owner has to do that.
need_sshd() {
    if [ -d /run/systemd/system ] && ! command -v sshd > /dev/null; then
        die 'sshd is missing: install openssh-server. Its service may be disabled; the tests start sshd themselves.'
    fi
    need sshd openssh-server
    mkdir -p /run/sshd
}

# Allows one test run per checkout. Maven inherits the lock, so this also waits for the Maven of a killed run.
lock_checkout() {
    exec 9> "$lab/test.lock"
    if flock -n 9; then return; fi
    say 'another bin/lab test is running in this checkout; waiting up to a minute'
    flock -w 60 9 || die 'another bin/lab test is running in this checkout: wait for it, or stop it'
}

tests_are_running() {
    [ -e "$lab/test.lock" ] && ! flock -n "$lab/test.lock" true
}
