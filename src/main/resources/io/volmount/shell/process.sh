# shellcheck shell=sh
# The resources and the attributes that the agent's main process was started with, from /proc. They are there as long as the
# process lives; the journal may have dropped the start of an agent that has run for weeks. Its other flags and environment
# variables may contain secrets and are not printed.
#
# AGENT_UNITS  services of the agent roles, separated by spaces

process() {
    for unit in $AGENT_UNITS; do
        unit_value "$unit" MainPID "$agent_units"
        pid=${value:-0}
        if [ "$pid" -gt 0 ]; then
            split_at_newlines
            # shellcheck disable=SC2046 # two lines, to be split
            set -- $(start_settings "$pid" 2>/dev/null)
            split_at_blanks
            # Unless the process ended meanwhile and its PID may be another's.
            find_property "$unit" MainPID
            if [ "$property" = "$pid" ] && [ "$#" -eq 2 ]; then
                section "process $unit pid"
                printf '%s\n' "$pid"
                section "process $unit resources"
                printf '%s\n' "${1#=}"
                if [ -r "/proc/$pid/environ" ]; then
                    section "process $unit attributes"
                    printf '%s\n' "$2"
                fi
            fi
        fi
    done
}

# start_settings PID: prints the resources and the attributes with which the process was started, a line with a `=` before it
# for each. The first of several counts, and a flag outweighs a variable. A newline in them becomes a space.
start_settings() {
    {
        head -c "$LIMIT" "/proc/$1/cmdline"
        # Ends the flags.
        printf '\000%s\000' "$NONCE"
        head -c "$LIMIT" "/proc/$1/environ"
    } | tr '\n\000' ' \n' | END_OF_FLAGS=$NONCE awk '
        { name = substr($0, 1, index($0, "=")); value = substr($0, index($0, "=") + 1) }
        $0 "" == ENVIRON["END_OF_FLAGS"] "" { variables = 1 }
        !variables && name == "--resources=" && !flags[name]++ { resources = value }
        !variables && name == "--attributes=" && !flags[name]++ { attributes = value }
        variables && name == "MESOS_RESOURCES=" && !seen[name]++ && resources == "" { resources = value }
        variables && name == "MESOS_ATTRIBUTES=" && !seen[name]++ && attributes == "" { attributes = value }
        END { print "=" resources; print "=" attributes }
    '
}
