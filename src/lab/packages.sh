# shellcheck shell=sh
# Installs programs that the lab needs.
: "${lab:?}"

# need PROGRAM PACKAGE [PROGRAM PACKAGE...]: installs the packages of missing programs where may_install allows it.
need() {
    missing=''
    while [ $# -gt 0 ]; do
        if ! command -v "$1" > /dev/null; then
            may_install || die "$1 is missing: install the package that contains it ($2 on Debian and Ubuntu)"
            missing="$missing $2"
        fi
        shift 2
    done
    # shellcheck disable=SC2086 # one package per word
    [ -z "$missing" ] || install_packages $missing
}

may_install() {
    [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null
}

# Waits if another process is installing packages.
install_packages() {
    say "installing $*"
    {
        apt-get update -q -o DPkg::Lock::Timeout=600 \
            && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
                -o DPkg::Lock::Timeout=600 "$@"
    } > "$lab/apt.log" 2>&1 || die "could not install $*: $(tail -n 1 "$lab/apt.log") (full log: $lab/apt.log)"
}
