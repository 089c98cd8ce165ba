# shellcheck shell=sh
# The resources and the attributes that the agent's main process was started with, from /proc. They are there as long as the
# process lives; the journal may have dropped the start of an agent that has run for weeks. Its other flags and environment
# variables may contain secrets and are not printed.
#
# AGENT_UNITS  services of the agent roles, separated by spaces

process() {
    for unit in $AGENT_UNITS; do
        pid=$(unit_property "$unit" MainPID)
        if [ "${pid:-0}" -gt 0 ]; then
            resources=$(agent_setting "$pid" --resources MESOS_RESOURCES)
            attributes=$(agent_setting "$pid" --attributes MESOS_ATTRIBUTES)
            # Unless the process ended meanwhile and its PID may be another's.
            if [ "$(unit_property "$unit" MainPID)" = "$pid" ]; then
                section "process $unit pid"
                printf '%s\n' "$pid"
                section "process $unit resources"
                printf '%s\n' "$resources"
                if [ -r "/proc/$pid/environ" ]; then
                    section "process $unit attributes"
                    printf '=%s\n' "$attributes"
                fi
            fi
        fi
    done
}

# agent_setting PID FLAG VARIABLE: prints the value with which the process was started; a flag outweighs a variable.
agent_setting() {
    flag=$(start_setting "$1" cmdline "$2")
    if [ -n "$flag" ]; then
        printf '%s' "$flag"
    else
        start_setting "$1" environ "$3"
    fi
}

# start_setting PID FILE NAME: prints the value of the first NAME=value in /proc/PID/FILE, with newlines as spaces.
start_setting() {
    head -c "$LIMIT" "/proc/$1/$2" 2>/dev/null | tr '\n\000' ' \n' | sed -n "s/^$3=//p" | head -n 1
}
