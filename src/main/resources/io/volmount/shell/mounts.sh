# shellcheck shell=sh
# What is mounted on a node, and from what.

# Prints the kernel's mount table, the backing file of each loop device, and the number of errors of each ext4 file system:
# after an error it may be read-only, which no mount table shows from Linux 6.1.113 to 6.13.
mounts() {
    without_user_mounts </proc/self/mountinfo | list mounts
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

# mounted_content MAJOR:MINOR: prints what blkid finds on a device that is mounted, or that it cannot be read.
mounted_content() {
    device=$(device_path "$1")
    if is_readable "$device"; then
        blkid -p -o export "$device"
    else
        echo READ=failed
    fi
}

# Filters a mount table: drops the FUSE mounts of ordinary users. A user can create a thousand of them, with paths of 4 KiB,
# but none on a directory of root or from a device.
without_user_mounts() {
    awk '{
        for (dash = 7; dash < NF && $dash != "-"; dash++);
        if ($(dash + 1) !~ /^fuse(\..*)?$/ || $(dash + 3) !~ /(^|,)user_id=[1-9]/) print
    }'
}

# Prints MAJOR:MINOR in hexadecimal and the path of the file that warns of the loss of what is on the temporary disk of an
# Azure machine, where its images mount that: for the file system's device and for the disk that this is a partition of. A path
# leads to one device only, so the second one is spelled in another way.
azure_warnings() {
    for place in /mnt /mnt/resource; do
        number=$(TARGET=$place awk '$5 == ENVIRON["TARGET"] { print $3 }' /proc/self/mountinfo | tail -n 1)
        case $number in
            '' | 0:*) continue ;;
        esac
        warning=$place/DATALOSS_WARNING_README.txt
        if [ -f "$warning" ]; then
            printf '%x:%x %s\n' "${number%:*}" "${number#*:}" "$warning"
            if [ -e "/sys/dev/block/$number/partition" ] && read -r disk <"/sys/dev/block/$number/../dev"; then
                printf '%x:%x %s\n' "${disk%:*}" "${disk#*:}" "$place/./DATALOSS_WARNING_README.txt"
            fi
        fi
    done
}
