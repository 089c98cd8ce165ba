# shellcheck shell=sh
# Ensures that the agent has no checkpoint to recover from, so that it registers anew with the resources it then has.
#
# CHECKPOINT  the link .../meta/slaves/latest. What it points to stays.
#
# refused: something else than a symbolic link stands there

ensure() {
    plain_path "$CHECKPOINT"
    if [ -L "$CHECKPOINT" ]; then
        pointed=$(readlink "$CHECKPOINT")
        keep_original "$CHECKPOINT"
        rm -f "$CHECKPOINT" || failed "cannot remove $CHECKPOINT"
        changed "removed $CHECKPOINT, which pointed to $pointed"
    fi
    if [ -e "$CHECKPOINT" ]; then
        refused "$CHECKPOINT is not a symbolic link"
    fi
    unchanged "there is no $CHECKPOINT"
}
