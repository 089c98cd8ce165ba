# shellcheck shell=sh
# Parses fstab as its two readers do: systemd, which mounts at boot, and mount(8), which mounts by hand. They do not always
# agree, so every line is parsed both ways.
#
# Functions for awk. read_fstab_line(TEXT) sets at_boot (as systemd reads it) and by_hand (as mount(8) does): the fields of a
# line, with a normalized mount point. It returns 0 for a comment and a blank line. mounts_on(PATH) is about that line.
# shellcheck disable=SC2016 # for awk
FSTAB_AWK='
    function read_fstab_line(line) {
        gsub(/^[ \t]+|[ \t]+$/, "", line)
        if (line ~ /^#/ || line ~ /^[ \t\r\f\v]*$/) return 0
        read_fields(line, at_boot, 1)
        sub(/\r$/, "", line)
        read_fields(line, by_hand, 0)
        return 1
    }

    # Whether systemd or mount(8) mounts something on this path because of the line that was read.
    function mounts_on(path) {
        return at_boot[3] != "swap" && at_boot[2] == path || by_hand[3] != "swap" && by_hand[2] == path
    }

    function read_fields(line, fields, boot,    n, i) {
        n = split(line, fields, /[ \t]+/)
        for (i = 1; i <= n && i <= 4; i++) fields[i] = decode(fields[i], boot)
        if (n < 2) fields[2] = ""
        if (n < 3) fields[3] = "auto"
        if (n < 4) fields[4] = "defaults"
        if (fields[2] ~ /^\//) fields[2] = normalized(fields[2], !boot)
    }

    # systemd decodes escapes for the characters that end a field and for the backslash, mount(8) for every byte.
    function decode(field, boot,    out, code) {
        out = ""
        while (boot ? match(field, /\\(040|011|012|134|\\)/) : match(field, /\\[0-3][0-7][0-7]/)) {
            code = substr(field, RSTART + 1, RLENGTH - 1)
            out = out substr(field, 1, RSTART - 1) (code == "\\" ? code : byte(code, 8))
            field = substr(field, RSTART + RLENGTH)
        }
        return out field
    }

    function byte(digits, radix,    value, i) {
        value = 0
        for (i = 1; i <= length(digits); i++)
            value = value * radix + index("0123456789abcdef", tolower(substr(digits, i, 1))) - 1
        return value ? sprintf("%c", value) : ""
    }

    # Removes redundant "/" and "."; with up, resolves ".." as well.
    function normalized(path, up,    n, i, kept, names, out) {
        n = split(path, names, "/")
        kept = 0
        for (i = 1; i <= n; i++) {
            if (up && names[i] == "..") { if (kept) kept-- }
            else if (names[i] != "" && names[i] != ".") names[++kept] = names[i]
        }
        out = ""
        for (i = 1; i <= kept; i++) out = out "/" names[i]
        return kept ? out : "/"
    }

    # What a first field names: NAME=value for a tag and for the link that udev makes for it, otherwise a path or a word.
    function specification(field,    i, tag, out, rest) {
        if (field ~ /^\//) {
            field = normalized(field, 0)
            for (i = split("UUID LABEL PARTUUID PARTLABEL ID", tags, " "); i > 0; i--) {
                tag = "/dev/disk/by-" tolower(tags[i]) "/"
                if (index(field, tag) == 1) {
                    rest = substr(field, length(tag) + 1)
                    out = ""
                    while (match(rest, /\\x[0-9a-fA-F][0-9a-fA-F]/)) {
                        out = out substr(rest, 1, RSTART - 1) byte(substr(rest, RSTART + 2, 2), 16)
                        rest = substr(rest, RSTART + RLENGTH)
                    }
                    return tagged(tags[i], out rest)
                }
            }
            return field
        }
        tag = tag_of(field)
        return tag == "" ? field : tagged(tag, unquoted(substr(field, length(tag) + 2)))
    }

    function tag_of(field) {
        return match(toupper(field), /^(UUID|LABEL|PARTUUID|PARTLABEL|ID)=/) ? toupper(substr(field, 1, RLENGTH - 1)) : ""
    }

    function tagged(tag, value) {
        return tag "=" (tag ~ /UUID$/ ? tolower(value) : value)
    }

    function unquoted(value,    first) {
        first = substr(value, 1, 1)
        if (length(value) > 1 && (first == "\"" || first == "\047") && substr(value, length(value)) == first)
            return substr(value, 2, length(value) - 2)
        return value
    }

    # Whether a tag is written as blkid and udev write it; in another form it is not found.
    function is_canonical(field,    tag) {
        tag = tag_of(field)
        return index(field, tag "=") == 1 && specification(field) == tag "=" unquoted(substr(field, length(tag) + 2))
    }

    function matches_type(written, type,    n, i, types) {
        if (written == "auto") return 1
        n = split(written, types, ",")
        for (i = 1; i <= n; i++) if (types[i] == type) return 1
        return 0
    }

    # The option that keeps the boot from mounting the file system itself, whole and writable.
    function blocking_option(options,    n, i, words, word, noauto, ro, other) {
        n = split(options, words, ",")
        for (i = 1; i <= n; i++) {
            word = words[i]
            if (word == "noauto") noauto = word
            if (word == "auto") noauto = ""
            if (word == "ro") ro = word
            if (word == "rw") ro = ""
            if (word == "comment=systemd.automount") other = word
            sub(/=.*/, "", word)
            if (word ~ /^(x-systemd\.automount|r?bind|move|remount|X-mount\.subdir)$/) other = words[i]
        }
        return noauto != "" ? noauto : ro != "" ? ro : other
    }
'

# fstab_paths FILE: prints the paths of devices and files that it names, one a line.
fstab_paths() {
    awk "$FSTAB_AWK"'
        function path(name) { if (name ~ /^\//) print name }
        read_fstab_line($0) { path(specification(at_boot[1])); path(specification(by_hand[1])) }
    ' "$1"
}
