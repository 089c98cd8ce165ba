# shellcheck shell=sh
# A virtual machine for what containers cannot show: real disks, udev, LVM, boots. Tests start it. This file builds its disk
# and makes sure that it stops when a run ends, however it ends.
: "${root:?}" "${lab:?}"

# run_machine_tests [MAVEN_ARGUMENT...]: runs only the tests that need it; they need no containers.
run_machine_tests() {
    need ssh-keygen openssh-client
    need mvn maven
    lock_checkout
    prepare_machine
    trap 'end_maven; end_building; stop_machine' EXIT
    run_maven -Dvolmount.machine=required -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
        -Dit.test='io.volmount.lab.machine.*IT' "$@"
}

# Stops the machine of an earlier run, installs QEMU, and begins to build the disk, which takes minutes, in a process group of
# its own. The first test that needs it waits for it.
prepare_machine() {
    stop_machine
    install_for_machine qemu-system-x86_64 qemu-system-x86
    install_for_machine mmdebstrap mmdebstrap
    setsid setpriv --pdeathsig TERM "$root/bin/lab" machine-image > /dev/null &
    building=$!
}

end_building() {
    if [ -n "${building:-}" ]; then kill -s TERM -- "-$building" 2> /dev/null || :; fi
}

# install_for_machine PROGRAM PACKAGE
install_for_machine() {
    error=$(need "$@" 2>&1) || no_machine "${error##*lab: }"
}

no_machine() {
    die "no virtual machine: $1. bin/lab test --without-machines skips its tests."
}

# Prints the directory with the kernel, initrd and disk. Its name is a hash of what they are built from.
machine_image() {
    image=$lab/machine-$(machine_hash)
    if [ ! -e "$image" ]; then
        {
            flock 8
            if [ ! -e "$image" ]; then build_machine_image; fi
        } 8> "$lab/machine.lock"
    fi
    echo "$image"
}

build_machine_image() {
    [ "$(id -u)" -eq 0 ] || no_machine 'only root can build its disk'
    machine_packages
    say 'building the disk of the virtual machine'
    rm -rf "$lab/machine.part"
    mkdir "$lab/machine.part"
    "$root/src/lab/machine-disk.sh" "$archive" "$lab/machine.part" > "$lab/machine.log" 2>&1 \
        || no_machine "could not build its disk: $(tail -n 1 "$lab/machine.log") (full log: $lab/machine.log)"
    rm -rf "$lab"/machine-????????????
    mv "$lab/machine.part" "$image"
}

machine_hash() {
    (cd "$root/src/lab" && find agent machine machine-disk.sh -type f -exec sha256sum {} + | LC_ALL=C sort -k 2 | sha256sum | cut -c 1-12)
}

# Sets archive: a Debian system with the packages that the machine needs.
machine_packages() {
    packages=$(cat "$root/src/lab/agent/packages" "$root/src/lab/machine/packages")
    archive=$lab/machine-packages-$(printf '%s' "$packages" | sha256sum | cut -c 1-12).tar
    if [ -e "$archive" ]; then return; fi
    say 'building the system of the virtual machine from Debian packages (once)'
    # shellcheck disable=SC2046,SC2086 # one package per word
    mmdebstrap --variant=minbase --format=tar --aptopt='Acquire::Languages "none"' \
        $(printf -- '--include=%s ' $packages) bookworm "$archive.part" > "$lab/machine.log" 2>&1 \
        || no_machine "could not build its system: $(tail -n 1 "$lab/machine.log") (full log: $lab/machine.log)"
    mv "$archive.part" "$archive"
}

# Stops a machine that a run left behind, after checking that the PID is still that of the machine.
stop_machine() {
    if [ ! -s "$lab/machine/pid" ]; then return; fi
    pid=$(cat "$lab/machine/pid")
    if [ "$(readlink "/proc/$pid/cwd")" = "$lab/machine" ]; then
        say 'stopping the virtual machine of an earlier run'
        kill "$pid"
    fi
    rm -f "$lab/machine/pid"
}
