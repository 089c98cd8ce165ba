# shellcheck shell=sh
# What is mounted on a node, and from what.

# Prints the kernel's mount table, the backing file of each loop device, and the number of errors of each ext4 file system:
# after an error it may be read-only, which no mount table shows from Linux 6.1.113 to 6.13.
mounts() {
    section mounts
    without_user_mounts </proc/self/mountinfo
    find_own_mounts
    loops=
    for backing in /sys/block/loop*/loop/backing_file; do
        if [ -r "$backing" ] && read -r number <"${backing%/loop/backing_file}/dev" && IFS= read -r behind <"$backing"; then
            loops="$loops$number $behind$NEWLINE"
        fi
    done
    list_lines loops "$loops"
    errors=
    for counter in /sys/fs/ext4/*/errors_count; do
        name=${counter%/errors_count}
        if read -r count <"$counter" && read -r number <"/sys/class/block/${name##*/}/dev"; then
            errors="$errors$number $count$NEWLINE"
        fi
    done 2>/dev/null
    list_lines ext4-errors "$errors"
}

# mounted_content MAJOR:MINOR: prints what blkid finds on a device that is mounted, or that it cannot be read; of an xfs also
# whether it has ftype=1.
mounted_content() {
    find_device_path "$1"
    if is_readable "$device_path"; then
        content=$(blkid -p -o export "$device_path")
        printf '%s\n' "$content"
        case $NEWLINE$content$NEWLINE in
            *"${NEWLINE}TYPE=xfs$NEWLINE"*) print_ftype "$device_path" ;;
        esac
    else
        echo READ=failed
    fi
}

# print_ftype DEVICE: prints FTYPE=1 or FTYPE=0 of an xfs, as xfs_info does with more processes. Every xfs of version 5 has it; of
# version 4, the low bits of byte 101 of the superblock, those with 0x200 in the big-endian number at byte 200.
print_ftype() {
    # shellcheck disable=SC2046 # numbers, to be split
    set -- $(od -A n -v -t u1 -j 101 -N 102 "$1")
    [ "$#" -eq 102 ] || return 0
    if [ $(($1 & 15)) -ge 5 ] || [ $((${102} & 2)) -ne 0 ]; then
        echo FTYPE=1
    else
        echo FTYPE=0
    fi
}

# Lists a mount table but for the FUSE mounts of ordinary users. A user can create a thousand of them, with paths of 4 KiB,
# but none on a directory of root or from a device.
without_user_mounts() {
    awk '
        {
            for (dash = 7; dash < NF && $dash != "-"; dash++);
            if ($(dash + 1) !~ /^fuse(\..*)?$/ || $(dash + 3) !~ /(^|,)user_id=[1-9]/) {
                print
                count++
            }
        }
        END { print count + 0 }
    '
}

# Finds what is mounted on the directories of volumes and where Azure mounts a temporary disk. Sets mounted: each such
# directory, one a line; volume_devices: MAJOR:MINOR of the devices on /dcos/volumeN, separated by spaces; azure_disks:
# `MAJOR:MINOR DIRECTORY` of the topmost ones.
find_own_mounts() {
    mounted='' volume_devices='' azure_disks=
    split_at_newlines
    # shellcheck disable=SC2046 # lines, to be split
    set -- $(awk '
        $5 ~ /^\/dcos\/volume/ { print $3, $5 }
        $5 == "/mnt" || $5 == "/mnt/resource" { topmost[$5] = $3 }
        END { for (place in topmost) print topmost[place], place }
    ' /proc/self/mountinfo)
    split_at_blanks
    for mount in "$@"; do
        mounted=$mounted${mount#* }$NEWLINE
        case $mount in
            0:*) ;;
            *\ /mnt*) azure_disks=$azure_disks$mount$NEWLINE ;;
            */dcos/volume*[!0-9]*) ;;
            */dcos/volume[0-9]*) volume_devices="$volume_devices ${mount%% *}" ;;
        esac
    done
}

# Prints MAJOR:MINOR in hexadecimal and the path of the file that warns of the loss of what is on the temporary disk of an
# Azure machine, where its images mount that: for the file system's device and for the disk that this is a partition of. A path
# leads to one device only, so the second one is spelled in another way.
azure_warnings() {
    # shellcheck disable=SC2086 # pairs, to be split
    set -- $azure_disks
    while [ "$#" -gt 0 ]; do
        number=$1
        warning=$2/DATALOSS_WARNING_README.txt
        if [ -f "$warning" ]; then
            printf '%x:%x %s\n' "${number%:*}" "${number#*:}" "$warning"
            if [ -e "/sys/dev/block/$number/partition" ] && read -r whole <"/sys/dev/block/$number/../dev"; then
                printf '%x:%x %s\n' "${whole%:*}" "${whole#*:}" "$2/./DATALOSS_WARNING_README.txt"
            fi
        fi
        shift 2
    done
}
