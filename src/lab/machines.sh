# shellcheck shell=sh
# A virtual machine for what containers cannot show: real disks, udev, LVM, boots. Its tests start it; here its disk is
# made, and whatever ends a run, the machine ends with it.
: "${root:?}" "${lab:?}"

# run_machine_tests [MAVEN_ARGUMENT...]: those tests alone, which need no containers.
run_machine_tests() {
    need ssh-keygen openssh-client
    need mvn maven
    alone
    needed_by_machine
    trap 'end_maven; stop_machine' EXIT
    run_maven -Dvolmount.machine=required -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
        -Dit.test='io.volmount.lab.machine.*IT' "$@"
}

# A machine of an earlier run ends here.
needed_by_machine() {
    stop_machine
    install_for_machine qemu-system-x86_64 qemu-system-x86
    install_for_machine mmdebstrap mmdebstrap
}

# install_for_machine PROGRAM PACKAGE
install_for_machine() {
    complaint=$(need "$@" 2>&1) || no_machine "${complaint##*lab: }"
}

no_machine() {
    die "no virtual machine: $1 bin/lab test --without-machines leaves its tests out."
}

# Prints the folder with the kernel, its first file system and the disk. It is named after what they are made from.
machine_image() {
    image=$lab/machine-$(machine_hash)
    if [ ! -e "$image" ]; then
        [ "$(id -u)" -eq 0 ] || no_machine 'only root can make its disk.'
        machine_packages
        say 'making the disk of the virtual machine'
        rm -rf "$lab/machine.part"
        mkdir "$lab/machine.part"
        "$root/src/lab/machine-disk.sh" "$archive" "$lab/machine.part" > "$lab/machine.log" 2>&1 \
            || no_machine "could not make its disk: $(tail -n 1 "$lab/machine.log") (all in $lab/machine.log)."
        rm -rf "$lab"/machine-????????????
        mv "$lab/machine.part" "$image"
    fi
    echo "$image"
}

machine_hash() {
    (cd "$root/src/lab" && find agent machine machine-disk.sh -type f -exec sha256sum {} + | LC_ALL=C sort -k 2 | sha256sum | cut -c 1-12)
}

# Sets archive: Debian with the packages that the machine needs.
machine_packages() {
    packages=$(cat "$root/src/lab/agent/packages" "$root/src/lab/machine/packages")
    archive=$lab/machine-packages-$(printf '%s' "$packages" | sha256sum | cut -c 1-12).tar
    if [ -e "$archive" ]; then return; fi
    say 'making the system of the virtual machine from Debian packages, once'
    # shellcheck disable=SC2046,SC2086 # one package a word
    mmdebstrap --variant=minbase --format=tar --aptopt='Acquire::Languages "none"' \
        $(printf -- '--include=%s ' $packages) bookworm "$archive.part" > "$lab/machine.log" 2>&1 \
        || no_machine "could not make its system: $(tail -n 1 "$lab/machine.log") (all in $lab/machine.log)."
    mv "$archive.part" "$archive"
}

# Ends the machine that a run has left behind, if it still is what its pid says.
stop_machine() {
    if [ ! -s "$lab/machine/pid" ]; then return; fi
    pid=$(cat "$lab/machine/pid")
    if [ "$(readlink "/proc/$pid/cwd")" = "$lab/machine" ]; then
        say 'ending the virtual machine that is left'
        kill "$pid"
    fi
    rm -f "$lab/machine/pid"
}
