# shellcheck shell=sh
# Ensures that systemd has been asked to start the agent. It does not wait: on a healthy node the first attempts may
# fail, for instance until names resolve, and systemd goes on trying. What came of it is told by the evidence.
#
# UNIT            the agent's service
# DISCOVERY_UNIT  the service that DC/OS 1.7 to 1.8.1 runs before it to discover volumes; elsewhere it does not exist
#
# refused: the unit is not installed, or is masked

ensure() {
    [ "$(property "$UNIT" LoadState)" = loaded ] || refused "$UNIT is $(property "$UNIT" LoadState) on this node"
    state=$(property "$UNIT" ActiveState)
    if [ "$state" = active ]; then
        unchanged "$UNIT is active already"
    fi
    if [ "$(property "$DISCOVERY_UNIT" LoadState)" = loaded ]; then
        # Not "start": it may count as active ever since the boot.
        # Cannot be foreseen: whether it runs well is known when it runs.
        systemctl restart "$DISCOVERY_UNIT" || failed "$DISCOVERY_UNIT failed, so $UNIT was not started"
    fi
    socket=${UNIT%.service}.socket
    if [ "$(property "$socket" LoadState)" = loaded ]; then
        # Cannot be foreseen: whether systemd obeys is known when it is asked.
        systemctl start --no-block "$socket" "$UNIT" || failed "systemd would not start $UNIT"
    else
        # Cannot be foreseen: whether systemd obeys is known when it is asked.
        systemctl start --no-block "$UNIT" || failed "systemd would not start $UNIT"
    fi
    changed "asked systemd to start $UNIT"
}
