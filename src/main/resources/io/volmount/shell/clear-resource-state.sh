# shellcheck shell=sh
# Ensures that volume discovery runs again at the agent's next start: its last result is out of the way, and no cache
# is left that it would stumble over.
#
# RESOURCES  the file that discovery wrote
# HOW        remove: every volume is measured again
#            cache:  move it to RESOURCES.cache, where discovery looks up the volumes it knows; a file of a form that
#                    discovery cannot read as a cache is removed instead
#
# A good cache that is there already stays, as it does in the documented procedure.
# refused: something else than a file stands at one of the paths

ensure() {
    cache=$RESOURCES.cache
    plain_path "$RESOURCES"
    for path in "$RESOURCES" "$cache"; do
        if [ -d "$path" ]; then
            refused "$path is a directory"
        fi
    done
    done_so_far=
    drop_bad_cache
    clear_resources
    if [ -z "$done_so_far" ]; then
        unchanged "there is no $RESOURCES"
    fi
    changed "$done_so_far"
}

# Discovery crashes on an empty or a malformed cache, and the agent then never starts.
drop_bad_cache() {
    if [ -e "$cache" ] && ! cacheable "$cache"; then
        aside=$STATE/mesos-resources.cache.$(date -u +%Y%m%dT%H%M%SZ)
        mv -f "$cache" "$aside" || failed "cannot move $cache to $aside"
        note "moved $cache, which discovery could not have read, to $aside"
    fi
}

clear_resources() {
    if [ ! -e "$RESOURCES" ] && [ ! -L "$RESOURCES" ]; then
        return
    fi
    keep_original "$RESOURCES"
    if [ "$HOW" = cache ] && cacheable "$RESOURCES"; then
        mv -f "$RESOURCES" "$cache" || failed "cannot move $RESOURCES to $cache"
        note "moved $RESOURCES to $cache"
        return
    fi
    rm -f "$RESOURCES" || failed "cannot remove $RESOURCES"
    if [ "$HOW" = cache ]; then
        note "removed $RESOURCES, which discovery could not have read as a cache"
    else
        note "removed $RESOURCES"
    fi
}

# cacheable FILE: the one form that discovery reads: comments, and a single line MESOS_RESOURCES='[...]', ended.
cacheable() {
    [ "$(grep -c -v -e '^#' -e '^$' "$1")" -eq 1 ] && [ -z "$(tail -c 1 "$1")" ] \
        && grep -q "^MESOS_RESOURCES='\[[^']*\]'\$" "$1"
}

note() {
    done_so_far=${done_so_far:+$done_so_far; }$1
}
