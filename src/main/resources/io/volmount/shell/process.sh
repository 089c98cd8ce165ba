# shellcheck shell=sh
# What the main process of the agent was started with, as the kernel keeps it for as long as the process lives: of one that
# has run for weeks, the journal may have forgotten the start. Of its flags and its environment, which may hold secrets,
# nothing but the resources is printed.
#
# AGENT_UNITS  services of the agent roles, apart by blanks

process() {
    for one in $AGENT_UNITS; do
        pid=$(property "$one" MainPID)
        if [ "${pid:-0}" -gt 0 ]; then
            flag=$(started_with "$pid" cmdline --resources)
            variable=$(started_with "$pid" environ MESOS_RESOURCES)
            # Only if that number was the agent's all the time.
            if [ "$(property "$one" MainPID)" = "$pid" ]; then
                section "process $one pid"
                printf '%s\n' "$pid"
                section "process $one resources"
                printf '%s\n' "${flag:-$variable}"
            fi
        fi
    done
}

# started_with PID FILE NAME: the value of the first NAME=value in a file under /proc, with blanks for its ends of line.
started_with() {
    head -c "$LIMIT" "/proc/$1/$2" 2>/dev/null | tr '\n\000' ' \n' | sed -n "s/^$3=//p" | head -n 1
}
