# shellcheck shell=sh
# Whether steps can run on the node (its clock, its shells, missing commands), and what kind of node it is.

check() {
    # A date without %N (busybox) prints the letters.
    section clock
    date '+%s.%N'
    boot
    section system
    sed -n 's/^PRETTY_NAME=//p' /etc/os-release
    section shells
    printf 'sh=%s\n' "$(readlink -f "$(command -v sh)")"
    printf 'login=%s\n' "$(login_shell "${SUDO_UID:-$(id -u)}")"
    dcos
    agent
    missing_tools
}

# login_shell UID: prints the last field of the user's passwd entry, which may come from a directory service.
login_shell() {
    entry=$(getent passwd "$1" || grep "^[^:]*:[^:]*:$1:" /etc/passwd)
    printf '%s' "${entry##*:}"
}
