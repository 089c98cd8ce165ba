# shellcheck shell=sh
# What the agent's own metrics tell, such as how many tasks it runs.
#
# AGENT_UNITS  services of the agent roles, apart by blanks

metrics() {
    [ -e /opt/mesosphere ] || return 0
    host=$(agent_address)
    if [ -n "$host" ]; then
        section metrics
        curl -q -s -f --noproxy '*' --max-time 3 "http://$host:5051/metrics/snapshot" | head -c "$LIMIT"
    fi
}

# Where the main process of an agent's unit listens on port 5051 (13BB), as the kernel tells: no name to resolve, no request
# to a dead port, and no answer of another process, which could tell any number of tasks.
agent_address() {
    for one in $AGENT_UNITS; do
        pid=$(property "$one" MainPID)
        if [ "${pid:-0}" -gt 0 ]; then
            quad=$(listener_of "$pid")
            case $quad in
                '') ;;
                00000000) printf '127.0.0.1' ;;
                *)
                    # shellcheck disable=SC2046,SC2183 # four numbers, to be split
                    printf '%d.%d.%d.%d' $(printf '%s' "$quad" | sed 's/\(..\)\(..\)\(..\)\(..\)/0x\4 0x\3 0x\2 0x\1/')
                    ;;
            esac
            [ -z "$quad" ] || return 0
        fi
    done
}

# listener_of PID: the last four bytes of the address, as the kernel writes them, of a socket that the process has open.
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
