# shellcheck shell=sh
# What a node is, how its agent does, and what its disks carry. Every look is taken once; numbers stand for the order of
# what was asked for.
#
# AGENT_UNITS  services of the agent roles, apart by blanks
# RESOURCES    the file that volume discovery writes
# TOOLS        commands to look for, apart by blanks
# DEVICES      block devices to look at, one per line
# FILES        backing files to look at, one per line

facts() {
    boot
    dcos
    agent
    body fstab /etc/fstab
    mounts
    volumes
    asked_devices
    asked_files
    section missing-tools
    for tool in $TOOLS; do
        command -v "$tool" >/dev/null || printf '%s\n' "$tool"
    done
}

boot() {
    body hostname /proc/sys/kernel/hostname
    body machine-id /etc/machine-id
    body boot-id /proc/sys/kernel/random/boot_id
    body uptime /proc/uptime
}

dcos() {
    section roles
    for marker in /etc/mesosphere/roles/*; do
        if [ -e "$marker" ]; then
            printf '%s\n' "${marker##*/}"
        fi
    done
    body dcos-version /opt/mesosphere/etc/dcos-version.json
    if [ -e "$RESOURCES" ]; then
        section resources-written
        stat -L -c %Y "$RESOURCES"
        body resources "$RESOURCES"
    fi
    checkpoint=$(work_dir)/meta/slaves/latest
    section checkpoint
    printf '%s\n' "$checkpoint"
    if [ -e "$checkpoint" ] || [ -L "$checkpoint" ]; then
        printf 'present\n'
    fi
}

# The agent's work directory: the last setting wins, as it does for systemd. The files are read, never run.
work_dir() {
    setting=$(sed -n 's/^[[:blank:]]*MESOS_WORK_DIR=//p' \
        /opt/mesosphere/etc/mesos-slave-common /opt/mesosphere/etc/mesos-slave /opt/mesosphere/etc/mesos-slave-public \
        /var/lib/dcos/mesos-slave-common /run/dcos/etc/mesos-slave-common /run/dcos/etc/mesos-slave \
        /run/dcos/etc/mesos-slave-public 2>/dev/null | tail -n 1 | tr -d "\"'" | sed 's/[[:blank:]]*$//')
    case $setting in
        /*) printf '%s' "$setting" ;;
        *) printf '/var/lib/mesos/slave' ;;
    esac
}

agent() {
    # shellcheck disable=SC2086 # unit names, to be split
    units agent-units $AGENT_UNITS
    host=$(agent_address)
    if [ -n "$host" ]; then
        section metrics
        curl -q -s -f --noproxy '*' --max-time 3 "http://$host:5051/metrics/snapshot" | head -c "$LIMIT"
    fi
}

# Where something listens on port 5051 (13BB), as the kernel tells: no name to resolve, no request to a dead port.
agent_address() {
    quad=$(cat /proc/net/tcp /proc/net/tcp6 2>/dev/null \
        | sed -n 's/^ *[0-9]*: [0-9A-F]*\([0-9A-F]\{8\}\):13BB [0-9A-F:]* 0A .*/\1/p' | head -n 1)
    case $quad in
        '') ;;
        00000000) printf '127.0.0.1' ;;
        *)
            # shellcheck disable=SC2046,SC2183 # four numbers, to be split
            printf '%d.%d.%d.%d' $(printf '%s' "$quad" | sed 's/\(..\)\(..\)\(..\)\(..\)/0x\4 0x\3 0x\2 0x\1/')
            ;;
    esac
}

# The kernel's own table, without the options of each file system, and the files behind loop devices.
mounts() {
    section mounts
    sed 's/\( - [^ ]* [^ ]*\) .*/\1/' /proc/self/mountinfo
    section loops
    for file in /sys/block/loop*/loop/backing_file; do
        if [ -e "$file" ]; then
            loop=${file%/loop/backing_file}
            printf '%s %s\n' "$(cat "$loop/dev")" "$(head -n 1 "$file")"
        fi
    done
}

# The UUID of all that is mounted under /dcos, and the directories there that hold something.
volumes() {
    awk '$5 ~ "^/dcos/volume[0-9]+$" { print $3 }' /proc/self/mountinfo | sort -u | while read -r number; do
        section "volume $number"
        blkid -p -o export "$(device "$number")"
    done
    section occupied
    for directory in /dcos/volume*; do
        if [ -e "$directory" ] && { [ ! -d "$directory" ] || [ -n "$(ls -A "$directory")" ]; }; then
            printf '%s\n' "$directory"
        fi
    done
}

asked_devices() {
    section links
    stat -L -c '%t:%T %n' /dev/disk/by-id/* /dev/disk/by-path/* /dev/disk/azure/* /dev/disk/azure/*/* 2>/dev/null
    index=0
    printf '%s\n' "$DEVICES" | while IFS= read -r asked; do
        if [ -b "$asked" ]; then
            path=$(readlink -f "$asked")
            section "device $index path"
            printf '%s\n' "$path"
            section "device $index lsblk"
            lsblk -P -b -o NAME,KNAME,MAJ:MIN,SIZE,TYPE,RO,MOUNTPOINT,SERIAL "$path"
            section "device $index blkid"
            look_inside "$path"
        fi
        index=$((index + 1))
    done
}

asked_files() {
    index=0
    printf '%s\n' "$FILES" | while IFS= read -r asked; do
        if [ -n "$asked" ]; then
            section "file $index kind"
            if [ -f "$asked" ] && [ ! -L "$asked" ]; then
                stat -c 'regular %s' "$asked"
                section "file $index blkid"
                look_inside "$asked"
            elif [ -e "$asked" ] || [ -L "$asked" ]; then
                printf 'other 0\n'
            else
                printf 'absent 0\n'
            fi
            section "file $index space"
            df -P -k "$(nearest_directory "$asked")" | tail -n 1
        fi
        index=$((index + 1))
    done
}

# look_inside PATH: what blkid finds, and its exit status. It answers 2 for "blank", but for "cannot open" too, and nothing
# that cannot be read may pass for blank.
look_inside() {
    if head -c 512 "$1" >/dev/null; then
        blkid -p -o export "$1"
        printf '\nEXIT=%s\n' "$?"
    else
        printf 'EXIT=unreadable\n'
    fi
}

# The directory that holds the file, or the nearest above it that is there.
nearest_directory() {
    up=${1%/*}
    while [ -n "$up" ] && [ ! -d "$up" ]; do
        up=${up%/*}
    done
    printf '%s' "${up:-/}"
}
