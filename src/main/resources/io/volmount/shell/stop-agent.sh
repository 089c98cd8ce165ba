# shellcheck shell=sh
# Ensures that the agent is stopped, that its socket, if it has one, cannot start it again, and that discovery, where it is a
# service of its own, does not write the agent's resources again before the volumes are mounted: systemd repeats it a minute
# after it last ran.
#
# UNIT            the agent's service
# DISCOVERY_UNIT  the service that discovers volumes before the agent starts; only DC/OS 1.7 to 1.8.1 has one
#
# refused: the unit is not installed

ensure() {
    socket=${UNIT%.service}.socket
    find_property "$UNIT" LoadState
    if [ "$property" = not-found ]; then
        refused "$UNIT is not installed on this node"
    fi
    if stopped "$socket" && stopped "$UNIT" && stopped "$DISCOVERY_UNIT"; then
        find_property "$UNIT" ActiveState
        unchanged "$UNIT was already $property"
    fi
    set -- "$UNIT"
    for name in "$DISCOVERY_UNIT" "$socket"; do
        find_property "$name" LoadState
        if [ "$property" = loaded ]; then set -- "$name" "$@"; fi
    done
    # In one request: if they were stopped one after the other, the socket could start the service in between.
    systemctl stop "$@"
    for name in "$@"; do
        # Cannot be foreseen: only stopping a service shows whether it stops.
        stopped "$name" || failed "$name is still $property after systemctl stop"
    done
    changed "$UNIT is $property"
}

# stopped UNIT: whether it is stopped. Sets property to its state. A unit that waits for its automatic restart is
# "activating", so it is not stopped. Nor is one with a job: its start waits for other units, and can come at any moment.
stopped() {
    property='' job=
    for shown in $(systemctl show -p ActiveState -p Job -- "$1" 2>/dev/null); do
        case $shown in
            ActiveState=*) property=${shown#*=} ;;
            Job=*) job=${shown#*=} ;;
        esac
    done
    case $property in
        inactive | failed) [ -z "$job" ] ;;
        *) return 1 ;;
    esac
}
