# shellcheck shell=sh
# Ensures that the agent is stopped, and that its socket, if it has one, cannot start it again.
#
# UNIT  the agent's service
#
# refused: the unit is not installed

ensure() {
    socket=${UNIT%.service}.socket
    if [ "$(unit_property "$UNIT" LoadState)" = not-found ]; then
        refused "$UNIT is not installed on this node"
    fi
    if stopped "$UNIT" && stopped "$socket"; then
        unchanged "$UNIT was already $(unit_property "$UNIT" ActiveState)"
    fi
    # In one request: if they were stopped one after the other, the socket could start the service in between.
    if [ "$(unit_property "$socket" LoadState)" = loaded ]; then
        systemctl stop "$UNIT" "$socket"
    else
        systemctl stop "$UNIT"
    fi
    for name in "$UNIT" "$socket"; do
        # Cannot be foreseen: only stopping a service shows whether it stops.
        stopped "$name" || failed "$name is still $(unit_property "$name" ActiveState) after systemctl stop"
    done
    changed "$UNIT is $(unit_property "$UNIT" ActiveState)"
}

# A unit that waits for its automatic restart is "activating", so it is not stopped.
stopped() {
    case $(unit_property "$1" ActiveState) in
        inactive | failed) return 0 ;;
        *) return 1 ;;
    esac
}
