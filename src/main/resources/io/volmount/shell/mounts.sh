# shellcheck shell=sh
# What is mounted on a node, and from what.

# The kernel's own table, the files behind loop devices, by the kernel's names for them, and how many errors each ext4 has
# met: after one it may be read-only, which from Linux 6.1.113 to 6.13 no table tells.
mounts() {
    without_users_mounts </proc/self/mountinfo | list mounts
    for file in /sys/block/loop*/loop/backing_file; do
        if [ -r "$file" ] && read -r number <"${file%/loop/backing_file}/dev" && IFS= read -r behind <"$file"; then
            printf '%s %s\n' "$number" "$behind"
        fi
    done | list loops
    for file in /sys/fs/ext4/*/errors_count; do
        name=${file%/errors_count}
        if read -r count <"$file" && read -r number <"/sys/class/block/${name##*/}/dev"; then
            printf '%s %s\n' "$number" "$count"
        fi
    done 2>/dev/null | list ext4-errors
}

# A mount table without what users mounted by FUSE, who may each make a thousand mounts with paths of 4 KiB: none of them
# is on a directory of root's, or of a device.
without_users_mounts() {
    awk '{
        for (dash = 7; dash < NF && $dash != "-"; dash++);
        if ($(dash + 1) !~ /^fuse(\..*)?$/ || $(dash + 3) !~ /(^|,)user_id=[1-9]/) print
    }'
}
