# shellcheck shell=sh
# The lock of a node, in two parts. flock on a file is held by the one step at work, and goes with it. The owner's file
# names the run that the node belongs to between its steps, across reboots and lost controllers, until that run gives the
# node back or an operator takes it away with `volmount unlock`. No time ends it: nobody knows what is half done here.
#
# RUN         name of the run; of a release, of the run that the node is to belong to no more
# CONTROLLER  who performs it, for people to find
# STEP        id of the step, told to whoever waits for the lock
# LOCK_WAIT   seconds to wait for another step on this node
#
# exit 20 with "held": the node belongs to another run; "busy": to this one, and another step of it is still at work

OWNER=$STATE/owner

# Ends the step if the node is another run's. The flock is held until this shell and all that it started are gone, so
# that a second attempt waits for a first one whose connection was lost.
take_lock() {
    command -v flock >/dev/null || failed "the command flock is missing on this node"
    { mkdir -p "$STATE" && chmod 700 "$STATE"; } || failed "cannot write to $STATE"
    [ "$(stat -c %u "$STATE")" = 0 ] || failed "$STATE belongs to another user than root, who could forge a lock"
    for file in "$STATE" "$STATE/lock"; do
        [ ! -L "$file" ] || failed "$file is a link, which is not volmount's doing: remove it"
    done
    turn_away
    printf '' >>"$STATE/lock" || failed "cannot write to $STATE"
    exec 9<>"$STATE/lock"
    waited=0
    until flock -n 9; do
        turn_away
        [ "$waited" -lt "$LOCK_WAIT" ] || give_up
        sleep 1
        waited=$((waited + 1))
    done
    turn_away
    printf '%s, process %s\n' "$STEP" "$$" >"$STATE/lock"
}

give_up() {
    at_work="another step is at work on this node and holds $STATE/lock: $(cat "$STATE/lock")"
    find_owner
    if [ "$owner" = "$RUN" ] && [ "$STEP" != release ]; then
        say busy "$at_work"
    else
        say held "$at_work"
    fi
    exit 20
}

# Whether another run's or nobody can tell whose it is, the node is not ours.
turn_away() {
    find_owner
    case $owner in
        '' | "$RUN") return ;;
        damaged) say held "nobody can tell whose this node is, for $OWNER makes no sense; see \`volmount unlock\`" ;;
        *)
            say held "this node belongs to run $owner of $(told controller) since $(told since): wait for it, or go on" \
                "with \`volmount resume $owner\` there; if that controller is gone for good, see \`volmount unlock\`"
            ;;
    esac
    exit 20
}

# Sets owner: the name of the run; "damaged" when its file makes no sense; nothing when the node is nobody's.
find_owner() {
    owner=
    if [ -e "$OWNER" ] || [ -L "$OWNER" ]; then
        owner=$(told run)
        case $owner in
            '' | *[!A-Za-z0-9._-]*) owner=damaged ;;
        esac
    fi
}

# told WORD: what the owner's file says of it. It is replaced as a whole, so that this can be asked without the flock.
told() {
    if [ -f "$OWNER" ] && [ ! -L "$OWNER" ]; then
        head -c 4096 "$OWNER" | tr -d '\000' | sed -n "s/^$1 //p" | head -n 1
    fi
}

# Makes the node this run's, unless it is already.
claim() {
    [ -z "$owner" ] || return 0
    rm -f "$OWNER.part"
    { describe >"$OWNER.part" && flush "$OWNER.part" && mv -f "$OWNER.part" "$OWNER"; } || {
        rm -f "$OWNER.part"
        # Cannot be foreseen: the directory can be written to, but a disk fills up at any time.
        failed "cannot write $OWNER, so nothing was begun; is the disk full?"
    }
    flush "$STATE"
}

describe() {
    printf 'run %s\ncontroller %s\nboot %s\nsince %s\nstep %s\n' "$RUN" "$CONTROLLER" \
        "$(cat /proc/sys/kernel/random/boot_id)" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$STEP"
}

# Makes the node nobody's, if it is this run's.
release() {
    [ -n "$owner" ] || unchanged "the node was not locked"
    # Cannot be foreseen: the file was written by this run.
    { rm -f "$OWNER" && [ ! -e "$OWNER" ]; } || failed "cannot remove $OWNER"
    flush "$STATE"
    changed "the node is not locked by run $RUN any more"
}
