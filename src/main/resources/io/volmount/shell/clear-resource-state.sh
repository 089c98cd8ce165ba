# shellcheck shell=sh
# Ensures that volume discovery runs again when the agent next starts: its last result is removed, and so is a cache that it
# cannot read.
#
# RESOURCES  the file that discovery wrote
# HOW        remove: discovery measures every volume again
#            cache:  move the file to RESOURCES.cache, from which discovery takes the sizes of known volumes; a file that
#                    discovery cannot read as a cache is removed
#
# A valid cache that already exists stays, as in the documented procedure.
# refused: one of the paths is a directory

ensure() {
    cache=$RESOURCES.cache
    require_plain_path "$RESOURCES"
    for path in "$RESOURCES" "$cache"; do
        if [ -d "$path" ]; then
            refused "$path is a directory"
        fi
    done
    changes=
    move_bad_cache
    clear_resources
    if [ -z "$changes" ]; then
        unchanged "there is no $RESOURCES"
    fi
    changed "$changes"
}

# Discovery crashes on an empty or malformed cache, and then the agent never starts.
move_bad_cache() {
    if [ -e "$cache" ] && ! is_valid_cache "$cache"; then
        aside=$STATE/mesos-resources.cache.$(date -u +%Y%m%dT%H%M%SZ)
        mv -f "$cache" "$aside" || failed "cannot move $cache to $aside"
        add_change "moved $cache, which discovery cannot read, to $aside"
    fi
}

clear_resources() {
    if [ ! -e "$RESOURCES" ] && [ ! -L "$RESOURCES" ]; then
        return
    fi
    back_up "$RESOURCES"
    if [ "$HOW" = cache ] && is_valid_cache "$RESOURCES"; then
        mv -f "$RESOURCES" "$cache" || failed "cannot move $RESOURCES to $cache"
        add_change "moved $RESOURCES to $cache"
        return
    fi
    rm -f "$RESOURCES" || failed "cannot remove $RESOURCES"
    if [ "$HOW" = cache ]; then
        add_change "removed $RESOURCES, which discovery cannot read as a cache"
    else
        add_change "removed $RESOURCES"
    fi
}

# is_valid_cache FILE: whether discovery can read it: comments, and one line MESOS_RESOURCES='[...]' that ends in a newline.
is_valid_cache() {
    [ "$(grep -c -v -e '^#' -e '^$' "$1")" -eq 1 ] && [ -z "$(tail -c 1 "$1")" ] \
        && grep -q "^MESOS_RESOURCES='\[[^']*\]'\$" "$1"
}

add_change() {
    changes=${changes:+$changes; }$1
}
