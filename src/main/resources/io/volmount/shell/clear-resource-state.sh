# shellcheck shell=sh
# Ensures that volume discovery runs again when the agent next starts: its last result is removed, and so is a cache that it
# cannot read.
#
# RESOURCES  the file that discovery wrote
# HOW        remove: discovery measures every volume again
#            cache:  move the file to RESOURCES.cache, from which discovery takes the sizes of known volumes; a file that
#                    discovery cannot read as a cache is removed
# FORGOTTEN  volumes that the cache is not to name, separated by spaces: discovery measures them
#
# A valid cache that already exists stays, as in the documented procedure, except for its entries of these volumes.
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
    forget_volumes
    if [ -z "$changes" ]; then
        unchanged "there is no $RESOURCES"
    fi
    changed "$changes"
}

# Discovery crashes on an empty or malformed cache, and then the agent never starts.
move_bad_cache() {
    if [ -e "$cache" ] && ! is_valid_cache "$cache"; then
        move_cache
    fi
}

move_cache() {
    aside=$STATE/mesos-resources.cache.$(date -u +%Y%m%dT%H%M%SZ)
    mv -f "$cache" "$aside" || failed "cannot move $cache to $aside"
    add_change "moved $cache, which discovery cannot read, to $aside"
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

# Takes the entries of these volumes out of the cache; all others stay as they are, so that their sizes do.
forget_volumes() {
    if [ -z "$FORGOTTEN" ] || [ ! -e "$cache" ]; then
        return
    fi
    without_forgotten <"$cache" >/dev/null
    case $? in
        0)
            back_up "$cache"
            replace_file "$cache" without_forgotten
            add_change "removed $FORGOTTEN from $cache"
            ;;
        3) ;;
        *) move_cache ;;
    esac
}

# Filters a cache. Its one setting is a JSON list on one line: each element is copied unless it names a forgotten volume as its
# root. Returns 3 if none does, 4 if it is not a list of objects.
without_forgotten() {
    FORGOTTEN=$FORGOTTEN awk '
        BEGIN {
            for (i = split(ENVIRON["FORGOTTEN"], paths, " "); i > 0; i--) forgotten[paths[i]] = 1
            status = 3
        }
        !/^MESOS_RESOURCES=/ { print; next }
        {
            start = index($0, "[")
            print substr($0, 1, start) kept(substr($0, start + 1)) "\047"
        }
        function kept(rest,    out, depth, quoted, from, i, c) {
            from = 1
            for (i = 1; i <= length(rest); i++) {
                c = substr(rest, i, 1)
                if (quoted) {
                    if (c == "\\") i++
                    else if (c == "\"") quoted = 0
                } else if (c == "\"") quoted = 1
                else if (c == "{" || c == "[") depth++
                else if (depth && (c == "}" || c == "]")) depth--
                else if (!depth && (c == "," || c == "]")) {
                    out = with(out, substr(rest, from, i - from))
                    from = i + 1
                    if (c == "]") return out c
                }
            }
            status = 4
        }
        function with(out, element,    root) {
            root = element
            if (sub(/.*"root": *"/, "", root) && sub(/".*/, "", root) && root in forgotten) {
                if (status == 3) status = 0
                return out
            }
            return out == "" ? element : out "," element
        }
        END { exit status }
    '
}

add_change() {
    changes=${changes:+$changes; }$1
}
