# shellcheck shell=sh
# The agent's own metrics, such as the number of tasks that it runs.
#
# AGENT_UNITS  services of the agent roles, separated by spaces

metrics() {
    [ -e /opt/mesosphere ] || return 0
    find_agent_address
    if [ -n "$address" ]; then
        section metrics
        curl -q -s -f --noproxy '*' --max-time 3 "http://$address:5051/metrics/snapshot" | head -c "$LIMIT"
    fi
}

# Sets address to the one at which the main process of an agent's unit listens on port 5051 (hexadecimal 13BB), from /proc. So
# there is no name to resolve and no wait for a closed port, and another process cannot answer with a made-up number.
find_agent_address() {
    address=
    for unit in $AGENT_UNITS; do
        unit_value "$unit" MainPID "$agent_units"
        if [ "${value:-0}" -gt 0 ]; then
            address=$(listener_of "$value")
            [ -z "$address" ] || return 0
        fi
    done
}

# listener_of PID: prints the listening address of a socket that the process has open. The kernel writes its last four bytes in
# hexadecimal, the last one first.
listener_of() {
    set -- "$1" /proc/net/tcp
    [ ! -e /proc/net/tcp6 ] || set -- "$@" /proc/net/tcp6
    # shellcheck disable=SC2012 # what the links contain
    ls -l "/proc/$1/fd" 2>/dev/null | {
        shift
        exec awk '
            function byte(at,    hex) {
                hex = "0123456789ABCDEF"
                return (index(hex, substr($2, at, 1)) - 1) * 16 + index(hex, substr($2, at + 1, 1)) - 1
            }
            match($0, /socket:\[[0-9]+\]$/) {
                own[substr($0, RSTART + 8, RLENGTH - 9)] = 1
                next
            }
            $4 == "0A" && $2 ~ /:13BB$/ && ($10 in own) && !found {
                found = 1
                last = length($2) - 6
                if (substr($2, last - 6, 8) == "00000000") print "127.0.0.1"
                else print byte(last) "." byte(last - 2) "." byte(last - 4) "." byte(last - 6)
            }
        ' - "$@"
    }
}
