# shellcheck shell=sh
# The attributes of an agent in the files from which systemd makes its environment.

# Functions for awk. trimmed(LINE): without blanks around it. sets(LINE): whether the line sets the attributes. continues(LINE): whether systemd, of any version, may
# read the next line as a part of this one, because of a backslash at its end or of a quote that is not closed.
# shellcheck disable=SC2016 # for awk
SETTINGS_AWK='
    function sets(line) { return line ~ /^[ \t]*MESOS_ATTRIBUTES[ \t]*=/ }

    function trimmed(line) {
        gsub(/^[ \t]+|[ \t\r]+$/, "", line)
        return line
    }

    function continues(line,    value, quote) {
        line = trimmed(line)
        if (line ~ /\\$/) return 1
        if (line ~ /^([#;]|$)/) return 0
        value = line
        sub(/^[^=]*=[ \t]*/, "", value)
        quote = substr(value, 1, 1)
        if (quote != "\"" && quote != "\047") return 0
        if (quote == "\"") gsub(/\\./, "", value)
        return index(substr(value, 2), quote) != length(value) - 1
    }
'

# attributes: prints the lines that set the attributes of an agent of any role, `FILE LINE` each, in the order in which systemd
# reads the files, and `continued NUMBER`, see below, of SETTINGS. If ATTRIBUTES is not empty, also who could replace SETTINGS.
#
# SETTINGS  the file in which operators set attributes
attributes() {
    section attributes
    set --
    # shellcheck disable=SC2154 # set by dcos
    for file in /opt/mesosphere/etc/mesos-slave-common /opt/mesosphere/etc/mesos-slave \
        /opt/mesosphere/etc/mesos-slave-public /opt/mesosphere/etc/mesos-slave-common-extras "$SETTINGS" \
        /run/dcos/etc/mesos-slave-common /run/dcos/etc/mesos-slave /run/dcos/etc/mesos-slave-public $last_settings; do
        [ ! -f "$file" ] || set -- "$@" "$file"
    done
    if [ "$#" -gt 0 ]; then
        SETTINGS=$SETTINGS awk "$SETTINGS_AWK"'
            FILENAME == ENVIRON["SETTINGS"] && !continued && continues($0) {
                continued = FNR
                print "continued", continued
                count++
            }
            sets($0) {
                print FILENAME, trimmed($0)
                count++
            }
            END { print count + 0 }
        ' "$@"
    else
        echo 0
    fi
    if [ -n "$ATTRIBUTES" ]; then
        find_owners "$SETTINGS"
        list_lines attributes-owners "${owners:+$owners$NEWLINE}"
    fi
}

# own_lines FILE: prints the lines that set attributes; nothing if there is no such file.
own_lines() {
    [ ! -e "$1" ] || awk "$SETTINGS_AWK"' sets($0) { print trimmed($0) } ' "$1"
}

# continued_line FILE: prints the number of the first line that may continue on the next one; nothing if there is none.
continued_line() {
    [ ! -e "$1" ] || awk "$SETTINGS_AWK"' continues($0) { print NR; exit } ' "$1"
}

# replace_lines: a filter that puts NEW, which may be several lines or none, in the place of the last line that sets
# attributes, and removes the others. Without such a line NEW comes last.
replace_lines() {
    NEW=$NEW awk "$SETTINGS_AWK"'
        { lines[NR] = $0 }
        sets($0) { last = NR }
        END {
            new = ENVIRON["NEW"] == "" ? "" : ENVIRON["NEW"] "\n"
            for (i = 1; i <= NR; i++) {
                if (i == last) printf "%s", new
                else if (!sets(lines[i])) print lines[i]
            }
            if (!last) printf "%s", new
        }
    '
}
