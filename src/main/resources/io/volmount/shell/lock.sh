# shellcheck shell=sh
# The node's lock, in two parts. The flock is held by the running step and ends with it. The holder file names the run
# that has locked the node: between its steps, across reboots and after its controller is lost, until that run releases
# the lock or an operator removes it with `volmount unlock`. It never expires: the node may be half changed.
#
# RUN         name of the run; for a release, of the run whose lock is to be released
# CONTROLLER  user and host that perform the run, for operators
# STEP        ID of the step, shown to whoever waits for the lock
# LOCK_WAIT   seconds to wait for another step on this node
# AGE         for a step: how many seconds ago it was planned, at least
# BOOT        for a step: the boot for which it was planned; empty if any boot will do
#
# exit 20 with "held": another run has locked the node, or did so after the step was planned; or the node has rebooted before
#          the first step; "busy": this run has locked it, and another step of it is still running; "refused": it has
#          rebooted since

HOLDER_FILE=$STATE/owner

# Ends the step if another run has locked the node. The flock is held until this shell and all its children have ended, so
# a second attempt waits for a first one whose connection was lost.
acquire_lock() {
    command -v flock >/dev/null || failed "flock is not installed on this node"
    # A directory (4) of root with mode 700 needs nothing.
    if [ "$(stat -c '%u %f' "$STATE" 2>/dev/null)" != '0 41c0' ]; then
        { mkdir -p "$STATE" && chmod 700 "$STATE"; } || failed "cannot write to $STATE"
        [ "$(stat -c %u "$STATE")" = 0 ] || failed "$STATE is not owned by root; its owner could forge a lock"
    fi
    for file in "$STATE" "$STATE/lock"; do
        [ ! -L "$file" ] || failed "$file is a symbolic link, which volmount never creates: remove it"
    done
    refuse_other_holder
    printf '' >>"$STATE/lock" || failed "cannot write to $STATE"
    exec 9<>"$STATE/lock"
    waited=0
    until flock -n 9; do
        refuse_other_holder
        [ "$waited" -lt "$LOCK_WAIT" ] || report_running_step
        sleep 1
        waited=$((waited + 1))
    done
    refuse_other_holder
    printf '%s, process %s\n' "$STEP" "$$" >"$STATE/lock"
}

report_running_step() {
    running="another step is running on this node and holds $STATE/lock: $(cat "$STATE/lock")"
    read_holder
    if [ "$holder" = "$RUN" ] && [ "$STEP" != release ]; then
        result busy "$running"
    else
        result held "$running"
    fi
    exit 20
}

# Ends the step if the node is locked by another run, or by a run that cannot be determined.
refuse_other_holder() {
    read_holder
    case $holder in
        '' | "$RUN") return ;;
        damaged) result held "this node is locked, but $HOLDER_FILE is damaged and names no run; see \`volmount unlock\`" ;;
        *)
            find_holder_field controller
            locker=$field
            find_holder_field since
            result held "this node is locked by run $holder of $locker since $field:" \
                "wait for it to end, or run \`volmount resume $holder\` there; if that controller is gone for good, see" \
                "\`volmount unlock\`"
            ;;
    esac
    exit 20
}

# Sets holder: the name of the run; "damaged" if its file is not valid; nothing if the node is not locked.
read_holder() {
    holder=
    if [ -e "$HOLDER_FILE" ] || [ -L "$HOLDER_FILE" ]; then
        find_holder_field run
        holder=$field
        case $holder in
            '' | *[!A-Za-z0-9._-]*) holder=damaged ;;
        esac
    fi
}

# find_holder_field NAME: sets field to a field of the holder file. The file is replaced atomically, so no flock is needed to
# read it.
find_holder_field() {
    field=
    { [ -f "$HOLDER_FILE" ] && [ ! -L "$HOLDER_FILE" ]; } || return 0
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
            "$1 "*)
                field=${line#"$1 "}
                return
                ;;
        esac
    done <"$HOLDER_FILE"
}

# Locks the node for this run, unless the run has locked it already.
claim() {
    require_boot
    [ -z "$holder" ] || return 0
    require_fresh_plan
    # Nobody knows what was done to the target of an unfinished mkfs since the run that began it last held this lock.
    rm -f "$STATE/unfinished" "$HOLDER_FILE.part"
    { holder_record >"$HOLDER_FILE.part" && flush "$HOLDER_FILE.part" && mv -f "$HOLDER_FILE.part" "$HOLDER_FILE"; } || {
        rm -f "$HOLDER_FILE.part"
        # Cannot be foreseen: the directory is writable, but a disk can fill up at any time.
        failed "cannot write $HOLDER_FILE, so no step was started; is the disk full?"
    }
    flush "$STATE"
}

# A plan that ends with a reboot takes any later boot for the one that it asked for. In such a boot it would stop the agent, and
# nothing would start it again.
require_boot() {
    [ -n "$BOOT" ] || return 0
    # Cannot be foreseen: the probe has read it.
    first_line /proc/sys/kernel/random/boot_id || failed "cannot read the boot ID"
    [ "$first" != "$BOOT" ] || return 0
    set -- "the node has rebooted since it was planned: it is in boot $first, not $BOOT; resume the run, or apply again"
    # Cannot be foreseen: it was in this boot when the plan was made.
    [ -z "$holder" ] || refused "$@"
    result held "$@"
    exit 20
}

# A plan that was made before another run unlocked the node is of what the node was before that: it would stop the agent once
# more, for what is done already.
require_fresh_plan() {
    { read -r other ended <"$STATE/released"; } 2>/dev/null || return 0
    case $ended in
        '' | *[!0-9]*) return 0 ;;
    esac
    ago=$(($(date +%s) - ended))
    if [ "$other" != "$RUN" ] && [ "$ago" -ge 0 ] && [ "$ago" -lt "$AGE" ]; then
        result held "run $other has worked on this node since it was planned: resume the run, or apply again"
        exit 20
    fi
}

holder_record() {
    first_line /proc/sys/kernel/random/boot_id
    printf 'run %s\ncontroller %s\nboot %s\nsince %s\nstep %s\n' "$RUN" "$CONTROLLER" "$first" \
        "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$STEP"
}

# Unlocks the node, if this run has locked it.
release() {
    [ -n "$holder" ] || unchanged "the node was not locked"
    # If it cannot be written, nothing is lost but a refusal.
    printf '%s %s\n' "$RUN" "$(date +%s)" >"$STATE/released"
    # Cannot be foreseen: this run wrote the file.
    { rm -f "$HOLDER_FILE" && [ ! -e "$HOLDER_FILE" ]; } || failed "cannot remove $HOLDER_FILE"
    flush "$STATE"
    changed "the node is no longer locked by run $RUN"
}
