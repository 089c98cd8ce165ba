# shellcheck shell=sh
# Ensures that the agent's settings set its attributes as before set-attributes. All other lines stay.
#
# FILE     the file with the settings
# BEFORE   the lines that set attributes before
# LINE     the line that set-attributes wrote
# CREATED  not empty if there was no such file before; it is removed if nothing else is in it
#
# Cannot be foreseen: this rolls back a step of the same run, and somebody may have changed the file since.

ensure() {
    found=$(own_lines "$FILE") || failed "cannot read $FILE"
    if [ "$found" != "$LINE" ]; then
        unchanged "$FILE does not set $LINE"
    fi
    NEW=$BEFORE
    replace_file "$FILE" replace_lines
    if [ -n "$CREATED" ] && [ ! -s "$FILE" ]; then
        rm -f "$FILE" || failed "cannot remove $FILE"
        changed "removed $FILE, which contained nothing else"
    fi
    changed "restored the former attributes in $FILE"
}
