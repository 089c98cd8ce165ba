# shellcheck shell=sh
# Programs that the lab needs from the system.
: "${lab:?}"

# need PROGRAM PACKAGE: installs the package where that is ours to do.
need() {
    if command -v "$1" > /dev/null; then return; fi
    may_install || die "$1 is missing: install the package that holds it ($2 on Debian and Ubuntu)."
    install_packages "$2"
}

may_install() {
    [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null
}

install_packages() {
    say "installing $*"
    {
        apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
    } > "$lab/apt.log" 2>&1 || die "could not install $*: see $lab/apt.log."
}
