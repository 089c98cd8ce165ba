# shellcheck shell=sh
# What the journal of the running boot tells of the volumes: systemd mounting them, discovery finding them, the agent
# starting with them. Lines are chosen by the unit that wrote them, as journald itself vouches for it, so that nobody
# else's mention of a volume counts: not sudo's, not a login's.
#
# MOUNT_UNITS      mount units of the volumes, apart by blanks
# AGENT_UNITS      services of the agent roles, apart by blanks
# DISCOVERY_UNITS  services that discover volumes on DC/OS 1.7 to 1.8.1, apart by blanks
# RESOURCES        the file that volume discovery writes
#
# An agent writes much in a long life, so of its lines only those are read that its index leads to: the first of its
# main process, those of the minute before it started, those around the time when discovery wrote its file, and the last
# ones of an agent that does not run. Besides, the oldest line of all, and what journald says of lines that it dropped.

WORDS='make_disk_resources|mounts matching|matching mounts|disk resources map|olume discovery|environment artifact'
WORDS="$WORDS|MB net free space|Failed to find mount"

journal() {
    # What is older than this has been forgotten.
    section journal-begins
    lines -q | head -n 1
    section journal
    # shellcheck disable=SC2046 # matches, to be split
    lines $(about_mounts) $(matches _SYSTEMD_UNIT "$DISCOVERY_UNITS") | head -n 2000
    for one in $AGENT_UNITS; do
        agent_lines "$one"
    done
    dropped
}

# What journald says of lines that it dropped because a unit wrote too many at once.
dropped() {
    # shellcheck disable=SC2086 # unit names, to be split
    lines -q -n 1000 MESSAGE_ID=a596d6fe7bfa4994828e72309e95d61e \
        | grep -F "$(printf '%s\n' $AGENT_UNITS $DISCOVERY_UNITS)" | tail -n 20
}

# What systemd itself writes about the mount units, or anything of what follows.
about_mounts() {
    if [ -n "$MOUNT_UNITS" ]; then
        printf "_PID=1 %s + " "$(matches UNIT "$MOUNT_UNITS")"
    fi
}

# matches FIELD UNITS: FIELD=UNIT for each, of which journalctl takes any.
matches() {
    for named in $2; do
        printf '%s=%s ' "$1" "$named"
    done
}

agent_lines() {
    pid=$(property "$1" MainPID)
    if [ "${pid:-0}" -gt 0 ]; then
        # Its settings are among the first; an old journald breaks them into pieces, so they come unfiltered.
        lines _SYSTEMD_UNIT="$1" _PID="$pid" | head -n 100
        started=$(started "$1")
        lines _SYSTEMD_UNIT="$1" --since "$(clock $((started - 60)))" --until "$(clock $((started + 1)))" \
            | grep -E "$WORDS" | tail -n 100
    elif [ "$(property "$1" LoadState)" = loaded ]; then
        now=$(date +%s)
        lines _SYSTEMD_UNIT="$1" --since "$(clock $((now - 180)))" | grep -E "$WORDS" | tail -n 100
    fi
    if [ "$(property "$1" LoadState)" = loaded ] && [ -e "$RESOURCES" ]; then
        written=$(stat -L -c %Y "$RESOURCES")
        lines _SYSTEMD_UNIT="$1" --since "$(clock $((written - 60)))" --until "$(clock $((written + 60)))" \
            | grep -E "$WORDS" | head -n 200
    fi
}

# started UNIT: when its main process began, in seconds of the wall clock as it is now.
started() {
    micros=$(property "$1" ExecMainStartTimestampMonotonic)
    read -r uptime _ </proc/uptime
    printf '%s' $(($(date +%s) - ${uptime%.*} + ${micros:-0} / 1000000))
}

# Whole fields even if they are long, which journalctl otherwise leaves out.
lines() {
    journalctl -b -a -o json --no-pager "$@"
}

# clock SECONDS: as journalctl reads it, in the time zone of the node.
clock() {
    date -d "@$1" '+%Y-%m-%d %H:%M:%S'
}
