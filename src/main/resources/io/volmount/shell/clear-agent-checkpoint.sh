# shellcheck shell=sh
# Ensures that the agent has no checkpoint to recover from, so that it registers as a new agent with its new resources.
#
# CHECKPOINT  the symbolic link .../meta/slaves/latest. Its target is kept.
#
# refused: there is something else than a symbolic link

ensure() {
    require_plain_path "$CHECKPOINT"
    if [ -L "$CHECKPOINT" ]; then
        target=$(readlink "$CHECKPOINT")
        back_up "$CHECKPOINT"
        rm -f "$CHECKPOINT" || failed "cannot remove $CHECKPOINT"
        changed "removed $CHECKPOINT, which pointed to $target"
    fi
    if [ -e "$CHECKPOINT" ]; then
        refused "$CHECKPOINT is not a symbolic link"
    fi
    unchanged "there is no $CHECKPOINT"
}
