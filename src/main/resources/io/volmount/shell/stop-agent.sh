# shellcheck shell=sh
# Ensures that the agent is stopped, and that its socket, if it has one, cannot start it again.
#
# UNIT  the agent's service
#
# refused: the unit is not installed

ensure() {
    socket=${UNIT%.service}.socket
    find_property "$UNIT" LoadState
    if [ "$property" = not-found ]; then
        refused "$UNIT is not installed on this node"
    fi
    if stopped "$socket" && stopped "$UNIT"; then
        unchanged "$UNIT was already $property"
    fi
    # In one request: if they were stopped one after the other, the socket could start the service in between.
    find_property "$socket" LoadState
    if [ "$property" = loaded ]; then
        systemctl stop "$UNIT" "$socket"
    else
        systemctl stop "$UNIT"
    fi
    for name in "$socket" "$UNIT"; do
        # Cannot be foreseen: only stopping a service shows whether it stops.
        stopped "$name" || failed "$name is still $property after systemctl stop"
    done
    changed "$UNIT is $property"
}

# stopped UNIT: whether it is stopped. Sets property to its state. A unit that waits for its automatic restart is
# "activating", so it is not stopped.
stopped() {
    find_property "$1" ActiveState
    case $property in
        inactive | failed) return 0 ;;
        *) return 1 ;;
    esac
}
