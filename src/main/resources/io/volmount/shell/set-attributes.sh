# shellcheck shell=sh
# Ensures that one line of the agent's settings sets its attributes, and that all other lines stay.
#
# FILE    the file with the settings; it is created if there is none
# BEFORE  the lines that set attributes, as the plan found them
# LINE    the line that is to set them
#
# refused: other lines set attributes than those that the plan found; users other than root could replace the file

ensure() {
    if [ -e "$FILE" ]; then
        find_danger "$FILE"
    else
        [ -d "${FILE%/*}" ] || refused "the directory ${FILE%/*} does not exist"
        find_danger "${FILE%/*}/"
    fi
    [ -z "$unsafe" ] || refused "$FILE cannot be changed: $unsafe"
    { found=$(own_lines "$FILE") && continued=$(continued_line "$FILE"); } || failed "cannot read $FILE"
    [ -z "$continued" ] || refused "line $continued of $FILE continues on the next one"
    if [ "$found" = "$LINE" ]; then
        unchanged "$FILE already sets $LINE"
    fi
    # Cannot be foreseen: the plan found BEFORE.
    [ "$found" = "$BEFORE" ] || refused "$FILE does not set what it set when the plan was made, but '$found'"
    if [ -e "$FILE" ]; then
        back_up "$FILE"
    else
        { : >"$FILE" && chmod 644 "$FILE"; } || failed "cannot create $FILE"
    fi
    NEW=$LINE
    replace_file "$FILE" replace_lines
    changed "set in $FILE: $LINE"
}
