# shellcheck shell=sh
# Whether steps could be taken on the node: its clock, its shells and the commands that are missing; and what it is.
#
# AGENT_UNITS  services of the agent roles, apart by blanks
# RESOURCES    the file that volume discovery writes
# TOOLS        commands to look for, apart by blanks

check() {
    # Old and small dates know no parts of seconds and print the letters instead.
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

# login_shell UID: the last field of whose entry, which need not be in a file.
login_shell() {
    entry=$(getent passwd "$1" || grep "^[^:]*:[^:]*:$1:" /etc/passwd)
    printf '%s' "${entry##*:}"
}
