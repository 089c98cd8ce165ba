# shellcheck shell=sh
# Runs a probe: prints sections and an end mark, and changes nothing.
#
# PARTS  the functions to call, separated by spaces
#
# A section is the line "@NONCE section NAME", followed by its body, up to the newline before the next such line. The line
# "@NONCE end" proves that nothing is missing. A probe starts as few other programs as it can, because it runs on all
# nodes at once.
#
# exit 0: done; 21: failed, with a result line that says why

# The reader takes a body of this many bytes for a truncated one, and the probe for failed.
LIMIT=1048576

main() {
    exec 3>&1
    require_root
    for part in $PARTS; do
        "$part"
    done
    printf '\n@%s end\n' "$NONCE"
    exit 0
}

section() {
    printf '\n@%s section %s\n' "$NONCE" "$*"
}

# list NAME: prints a section with the lines of standard input and their number as the last line, so that a truncated list
# is noticed. Ends the shell: for the end of pipelines only.
list() {
    section "$1"
    exec awk '{ print } END { print NR }'
}

# list_lines NAME LINES: the same for lines, each with its newline, that the shell holds.
list_lines() {
    section "$1"
    uncounted=$2 lines=0
    while [ -n "$uncounted" ]; do
        uncounted=${uncounted#*"$NEWLINE"}
        lines=$((lines + 1))
    done
    printf '%s%s\n' "$2" "$lines"
}

# line NAME FILE: prints a section with the first line of a small file; nothing if there is no such file.
line() {
    if [ -r "$2" ]; then
        section "$1"
        first_line "$2"
        printf '%s\n' "$first"
    fi
}

# body NAME FILE: prints a section with the whole file and one with the number of its lines, so that a truncated file is
# noticed; nothing if there is no such file.
body() {
    if [ -e "$2" ] || [ -L "$2" ]; then
        section "$1"
        head -c "$LIMIT" "$2"
        section "$1-lines"
        wc -l <"$2"
    fi
}

# unit_value UNIT NAME SHOWN: sets value to a property of the unit in what `systemctl show` printed of several, a paragraph
# each; to nothing if it is not there.
unit_value() {
    value='' unread=$3$NEWLINE$NEWLINE
    while [ -n "$unread" ]; do
        paragraph=$NEWLINE${unread%%"$NEWLINE$NEWLINE"*}$NEWLINE
        unread=${unread#*"$NEWLINE$NEWLINE"}
        case $paragraph in
            *"${NEWLINE}Id=$1$NEWLINE"*)
                case $paragraph in
                    *"$NEWLINE$2="*) value=${paragraph#*"$NEWLINE$2="} value=${value%%"$NEWLINE"*} ;;
                esac
                return
                ;;
        esac
    done
}
