# shellcheck shell=sh
# Ensures that the agent is stopped, and that its socket, where there is one, will not wake it.
#
# UNIT  the agent's service
#
# refused: the unit is not installed

ensure() {
    socket=${UNIT%.service}.socket
    if [ "$(property "$UNIT" LoadState)" = not-found ]; then
        refused "$UNIT is not installed on this node"
    fi
    if stopped "$UNIT" && stopped "$socket"; then
        unchanged "$UNIT was $(property "$UNIT" ActiveState) already"
    fi
    # Both in one request: stopped one by one, the socket could start the service in between.
    if [ "$(property "$socket" LoadState)" = loaded ]; then
        systemctl stop "$UNIT" "$socket"
    else
        systemctl stop "$UNIT"
    fi
    for one in "$UNIT" "$socket"; do
        # Cannot be foreseen: whether a service ends is known when it is told to.
        stopped "$one" || failed "$one is still $(property "$one" ActiveState) after systemctl stop"
    done
    changed "$UNIT is $(property "$UNIT" ActiveState)"
}

# A unit that waits for its automatic restart is "activating" and counts as running.
stopped() {
    case $(property "$1" ActiveState) in
        inactive | failed) return 0 ;;
        *) return 1 ;;
    esac
}
