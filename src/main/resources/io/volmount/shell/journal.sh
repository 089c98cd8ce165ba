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
    volume_lines
    now=$(date +%s)
    for unit in $AGENT_UNITS; do
        agent_lines "$unit"
    done
    dropped_lines
}

# Prints what systemd writes about the mount units, and the services that discover volumes. journalctl combines matches of one
# field by OR.
volume_lines() {
    set --
    if [ -n "$MOUNT_UNITS" ]; then
        set -- _PID=1
        for unit in $MOUNT_UNITS; do
            set -- "$@" "UNIT=$unit"
        done
        set -- "$@" +
    fi
    for unit in $DISCOVERY_UNITS; do
        set -- "$@" "_SYSTEMD_UNIT=$unit"
    done
    read_journal "$@" | head -n 2000
}

# Prints journald's notices that a unit wrote too many lines at once and some were dropped.
dropped_lines() {
    names=
    for unit in $AGENT_UNITS $DISCOVERY_UNITS; do
        names=$names${names:+$NEWLINE}$unit
    done
    read_journal -q -n 1000 MESSAGE_ID=a596d6fe7bfa4994828e72309e95d61e | grep -F "$names" | tail -n 20
}

agent_lines() {
    unit_value "$1" LoadState "$agent_units"
    loaded=$value
    unit_value "$1" MainPID "$agent_units"
    if [ "${value:-0}" -gt 0 ]; then
        # The first lines contain its settings. They are not filtered, because an old journald splits long lines.
        read_journal _SYSTEMD_UNIT="$1" _PID="$value" | head -n 100
        find_start_time "$1"
        read_journal _SYSTEMD_UNIT="$1" --since "@$((started - 60))" --until "@$((started + 1))" \
            | grep -E "$WORDS" | tail -n 100
    elif [ "$loaded" = loaded ]; then
        read_journal _SYSTEMD_UNIT="$1" --since "@$((now - 180))" | grep -E "$WORDS" | tail -n 100
    fi
    if [ "$loaded" = loaded ] && [ -n "$written" ]; then
        read_journal _SYSTEMD_UNIT="$1" --since "@$((written - 60))" --until "@$((written + 60))" \
            | grep -E "$WORDS" | head -n 200
    fi
}

# find_start_time UNIT: sets started to when its main process started, in seconds of the wall clock as it is set now.
find_start_time() {
    unit_value "$1" ExecMainStartTimestampMonotonic "$agent_units"
    read -r uptime _ </proc/uptime
    started=$((now - ${uptime%.*} + ${value:-0} / 1000000))
}

# Prints the lines of this boot as JSON. Without -a, journalctl leaves out long fields. Ends the shell: for pipelines only.
read_journal() {
    exec journalctl -b -a -o json --no-pager "$@"
}
