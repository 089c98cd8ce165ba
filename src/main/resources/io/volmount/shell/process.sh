# shellcheck shell=sh
# The resources that the agent's main process was started with, from /proc. They are there as long as the process lives; the
# journal may have dropped the start of an agent that has run for weeks. Its other flags and environment variables may
# contain secrets and are not printed.
#
# AGENT_UNITS  services of the agent roles, separated by spaces

process() {
    for unit in $AGENT_UNITS; do
        pid=$(unit_property "$unit" MainPID)
        if [ "${pid:-0}" -gt 0 ]; then
            flag=$(start_setting "$pid" cmdline --resources)
            variable=$(start_setting "$pid" environ MESOS_RESOURCES)
            # Unless the process ended meanwhile and its PID may be another's.
            if [ "$(unit_property "$unit" MainPID)" = "$pid" ]; then
                section "process $unit pid"
                printf '%s\n' "$pid"
                section "process $unit resources"
                printf '%s\n' "${flag:-$variable}"
            fi
        fi
    done
}

# start_setting PID FILE NAME: prints the value of the first NAME=value in /proc/PID/FILE, with newlines as spaces.
start_setting() {
    head -c "$LIMIT" "/proc/$1/$2" 2>/dev/null | tr '\n\000' ' \n' | sed -n "s/^$3=//p" | head -n 1
}
