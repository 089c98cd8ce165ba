# shellcheck shell=sh
# Ensures that systemd has been asked to start the agent, and does not wait for it: even on a healthy node the first
# attempts can fail, for example until names resolve, and systemd keeps trying. `verify` finds out what came of it.
#
# UNIT            the agent's service
# DISCOVERY_UNIT  the service that discovers volumes before the agent starts; only DC/OS 1.7 to 1.8.1 has one
# RESOURCES       the file that discovery writes
#
# refused: the unit is not installed, or is masked

ensure() {
    find_property "$UNIT" LoadState
    [ "$property" = loaded ] || refused "$UNIT is $property on this node"
    find_property "$UNIT" ActiveState
    if [ "$property" = active ]; then
        unchanged "$UNIT is already active"
    fi
    find_property "$DISCOVERY_UNIT" LoadState
    if [ "$property" = loaded ]; then
        # Not "start": systemd may still call it active since the boot.
        # Cannot be foreseen: only running it shows whether it succeeds.
        systemctl restart "$DISCOVERY_UNIT" || failed "$DISCOVERY_UNIT failed, so $UNIT was not started"
        await_resources
    fi
    socket=${UNIT%.service}.socket
    find_property "$socket" LoadState
    if [ "$property" = loaded ]; then
        # Cannot be foreseen: only asking systemd shows whether it accepts.
        systemctl start --no-block "$socket" "$UNIT" || failed "systemd did not accept the request to start $UNIT"
    else
        # Cannot be foreseen: only asking systemd shows whether it accepts.
        systemctl start --no-block "$UNIT" || failed "systemd did not accept the request to start $UNIT"
    fi
    changed "asked systemd to start $UNIT"
}

# The unit counts as started before it has written anything. Without the file the agent fails at once, and systemd lets five
# seconds pass before it tries again; so this waits as long at most.
await_resources() {
    tries=0
    while [ ! -e "$RESOURCES" ] && [ "$tries" -lt 25 ]; do
        sleep 0.2
        tries=$((tries + 1))
    done
}
