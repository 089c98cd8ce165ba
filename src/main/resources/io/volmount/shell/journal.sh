# shellcheck shell=sh
# What the journal of the current boot says about the volumes: systemd mounts them, discovery finds them, the agent starts
# with them. Lines are selected by the unit that wrote them, a field that only journald can set, so a volume named by
# anything else (sudo, a login) does not count.
#
# MOUNT_UNITS      mount units of the volumes, separated by spaces
# AGENT_UNITS      services of the agent roles, separated by spaces
# DISCOVERY_UNITS  services that discover volumes on DC/OS 1.7 to 1.8.1, separated by spaces
# RESOURCES        the file that volume discovery writes
#
# An agent that has run for long has written many lines. Only those that the journal's index finds quickly are read: the
# first ones of its main process, the minute before it started, the time around the writing of RESOURCES, and the last
# lines of an agent that is not running. Added to these are the oldest line of the journal, and journald's notices about
# lines that it dropped.

WORDS='make_disk_resources|mounts matching|matching mounts|disk resources map|olume discovery|environment artifact'
WORDS="$WORDS|MB net free space|Failed to find mount"

journal() {
    # Older lines are no longer in the journal.
    section journal-begins
    read_journal -q | head -n 1
    section journal
    # shellcheck disable=SC2046 # matches, to be split
    read_journal $(mount_matches) $(matches _SYSTEMD_UNIT "$DISCOVERY_UNITS") | head -n 2000
    for unit in $AGENT_UNITS; do
        agent_lines "$unit"
    done
    dropped_lines
}

# Prints journald's notices that a unit wrote too many lines at once and some were dropped.
dropped_lines() {
    # shellcheck disable=SC2086 # unit names, to be split
    read_journal -q -n 1000 MESSAGE_ID=a596d6fe7bfa4994828e72309e95d61e \
        | grep -F "$(printf '%s\n' $AGENT_UNITS $DISCOVERY_UNITS)" | tail -n 20
}

# Prints journalctl matches for what systemd writes about the mount units, combined by OR with the matches that follow.
mount_matches() {
    if [ -n "$MOUNT_UNITS" ]; then
        printf "_PID=1 %s + " "$(matches UNIT "$MOUNT_UNITS")"
    fi
}

# matches FIELD UNITS: prints FIELD=UNIT for each; journalctl combines them by OR.
matches() {
    for unit_name in $2; do
        printf '%s=%s ' "$1" "$unit_name"
    done
}

agent_lines() {
    pid=$(unit_property "$1" MainPID)
    if [ "${pid:-0}" -gt 0 ]; then
        # The first lines contain its settings. They are not filtered, because an old journald splits long lines.
        read_journal _SYSTEMD_UNIT="$1" _PID="$pid" | head -n 100
        started=$(start_time "$1")
        read_journal _SYSTEMD_UNIT="$1" --since "$(journal_time $((started - 60)))" --until "$(journal_time $((started + 1)))" \
            | grep -E "$WORDS" | tail -n 100
    elif [ "$(unit_property "$1" LoadState)" = loaded ]; then
        now=$(date +%s)
        read_journal _SYSTEMD_UNIT="$1" --since "$(journal_time $((now - 180)))" | grep -E "$WORDS" | tail -n 100
    fi
    if [ "$(unit_property "$1" LoadState)" = loaded ] && [ -e "$RESOURCES" ]; then
        written=$(stat -L -c %Y "$RESOURCES")
        read_journal _SYSTEMD_UNIT="$1" --since "$(journal_time $((written - 60)))" --until "$(journal_time $((written + 60)))" \
            | grep -E "$WORDS" | head -n 200
    fi
}

# start_time UNIT: prints when its main process started, in seconds of the wall clock as it is set now.
start_time() {
    micros=$(unit_property "$1" ExecMainStartTimestampMonotonic)
    read -r uptime _ </proc/uptime
    printf '%s' $(($(date +%s) - ${uptime%.*} + ${micros:-0} / 1000000))
}

# Prints the lines of this boot as JSON. Without -a, journalctl leaves out long fields.
read_journal() {
    journalctl -b -a -o json --no-pager "$@"
}

# journal_time SECONDS: prints the time as journalctl reads it, in the time zone of the node.
journal_time() {
    date -d "@$1" '+%Y-%m-%d %H:%M:%S'
}
