# shellcheck shell=sh
# Whether steps can run on the node (its clock, its shells, missing commands), and what kind of node it is.
#
# AGENT_UNITS  services of the agent roles, separated by spaces
# RESOURCES    the file that volume discovery writes
# TOOLS        commands to look for, separated by spaces

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
    # shellcheck disable=SC2086 # unit names, to be split
    units agent-units $AGENT_UNITS
    missing_tools
}

# login_shell UID: prints the last field of the user's passwd entry, which may come from a directory service.
login_shell() {
    entry=$(getent passwd "$1" || grep "^[^:]*:[^:]*:$1:" /etc/passwd)
    printf '%s' "${entry##*:}"
}
