# shellcheck shell=sh
# The agent's own metrics, such as the number of tasks that it runs.
#
# AGENT_UNITS  services of the agent roles, separated by spaces

metrics() {
    [ -e /opt/mesosphere ] || return 0
    host=$(agent_address)
    if [ -n "$host" ]; then
        section metrics
        curl -q -s -f --noproxy '*' --max-time 3 "http://$host:5051/metrics/snapshot" | head -c "$LIMIT"
    fi
}

# Prints the address at which the main process of an agent's unit listens on port 5051 (hexadecimal 13BB), from /proc. So
# there is no name to resolve and no wait for a closed port, and another process cannot answer with a made-up number.
agent_address() {
    for unit in $AGENT_UNITS; do
        pid=$(unit_property "$unit" MainPID)
        if [ "${pid:-0}" -gt 0 ]; then
            hex_address=$(listener_of "$pid")
            case $hex_address in
                '') ;;
                00000000) printf '127.0.0.1' ;;
                *)
                    # shellcheck disable=SC2046,SC2183 # four numbers, to be split
                    printf '%d.%d.%d.%d' $(printf '%s' "$hex_address" | sed 's/\(..\)\(..\)\(..\)\(..\)/0x\4 0x\3 0x\2 0x\1/')
                    ;;
            esac
            [ -z "$hex_address" ] || return 0
        fi
    done
}

# listener_of PID: prints the last four bytes of the listening address, as the kernel writes them, of a socket that the
# process has open.
listener_of() {
    {
        ls -l "/proc/$1/fd"
        cat /proc/net/tcp /proc/net/tcp6
    } 2>/dev/null | awk '
        match($0, /socket:\[[0-9]+\]$/) {
            own[substr($0, RSTART + 8, RLENGTH - 9)] = 1
            next
        }
        $4 == "0A" && $2 ~ /:13BB$/ && ($10 in own) && !found {
            found = 1
            print substr($2, length($2) - 12, 8)
        }'
}
