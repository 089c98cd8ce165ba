# shellcheck shell=sh
# Ensures that the agent has no checkpoint of reservations, so that it starts without the disks that they are for. The checkpoint is
# moved, not deleted.
#
# META  the agent's directory of checkpoints
#
# refused: there is something else than a directory

ensure() {
    require_plain_path "$META"
    if [ ! -e "$META/resources" ] && [ ! -L "$META/resources" ]; then
        unchanged "there is no $META/resources"
    fi
    { [ -d "$META/resources" ] && [ ! -L "$META/resources" ]; } || refused "$META/resources is not a directory"
    aside=$STATE/reservations.$(date -u +%Y%m%dT%H%M%SZ)
    # Cannot be foreseen: the link beside it, which the probe examines, can be removed.
    { cp -pR "$META/resources" "$aside" && flush "$aside"/* "$aside" && rm -rf "$META/resources"; } \
        || failed "cannot move $META/resources to $aside"
    flush "$META"
    changed "moved $META/resources to $aside"
}
