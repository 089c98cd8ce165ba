# shellcheck shell=sh
# What a node is, how its agent does, and what its disks carry. Every look is taken once; numbers stand for the order of
# what was asked for.
#
# AGENT_UNITS  services of the agent roles, apart by blanks
# RESOURCES    the file that volume discovery writes
# TOOLS        commands to look for, apart by blanks
# DEVICES      block devices to look at, one per line
# FILES        backing files to look at, one per line
# MOUNT_UNITS  mount units of the volumes, apart by blanks

facts() {
    boot
    lock
    dcos
    agent
    # A link that leads nowhere is told by paths.
    [ ! -e /etc/fstab ] || body fstab /etc/fstab
    mounts
    volumes
    asked_devices
    asked_files
    mount_units
    missing_tools
}

missing_tools() {
    for tool in $TOOLS; do
        command -v "$tool" >/dev/null || printf '%s\n' "$tool"
    done | list missing-tools
    case " $TOOLS " in
        *' mkfs.xfs '*)
            section mkfs.xfs
            mkfs.xfs -V 2>&1
            ;;
    esac
}

boot() {
    line hostname /proc/sys/kernel/hostname
    line machine-id /etc/machine-id
    line boot-id /proc/sys/kernel/random/boot_id
    line uptime /proc/uptime
}

# Whose the node is, and whether a step is at work. The lock is asked for through a descriptor that can only read, and
# shared, so that looks do not stand in each other's way; it is gone again at once.
lock() {
    body owner "$STATE/owner"
    section step-at-work
    if [ -e "$STATE/lock" ] && command -v flock >/dev/null && ! flock -s -n 8 8<"$STATE/lock"; then
        echo yes
    else
        echo no
    fi
}

dcos() {
    for marker in /etc/mesosphere/roles/*; do
        if [ -e "$marker" ]; then
            printf '%s\n' "${marker##*/}"
        fi
    done | list roles
    body dcos-version /opt/mesosphere/etc/dcos-version.json
    if [ -e "$RESOURCES" ]; then
        section resources-written
        stat -L -c %Y "$RESOURCES"
        body resources "$RESOURCES"
        discovery_settings
    fi
    find_work_dir
    checkpoint=$work_dir/meta/slaves/latest
    section checkpoint
    printf '%s\n' "$checkpoint"
    if [ -e "$checkpoint" ] || [ -L "$checkpoint" ]; then
        printf 'present\n'
    fi
}

# What the agent of each role gives discovery to start from; the last of two settings wins, as it does for systemd.
discovery_settings() {
    for settings in mesos-slave mesos-slave-public; do
        section "settings $settings"
        sed -n '/^MESOS_RESOURCES=/p;/^MESOS_DEFAULT_ROLE=/p' /opt/mesosphere/etc/mesos-slave-common \
            "/opt/mesosphere/etc/$settings" /opt/mesosphere/etc/mesos-slave-common-extras \
            /var/lib/dcos/mesos-slave-common "/run/dcos/etc/$settings" 2>/dev/null | head -c "$LIMIT"
    done
}

# Sets work_dir, the agent's: the last setting wins, as it does for systemd. The files are read, never run.
find_work_dir() {
    work_dir=/var/lib/mesos/slave
    for file in /opt/mesosphere/etc/mesos-slave-common /opt/mesosphere/etc/mesos-slave \
        /opt/mesosphere/etc/mesos-slave-public /var/lib/dcos/mesos-slave-common /run/dcos/etc/mesos-slave-common \
        /run/dcos/etc/mesos-slave /run/dcos/etc/mesos-slave-public; do
        if [ -r "$file" ]; then
            while read -r setting || [ -n "$setting" ]; do
                work_dir_of "$setting"
            done <"$file"
        fi
    done
}

work_dir_of() {
    case $1 in
        MESOS_WORK_DIR=*)
            value=${1#*=}
            value=${value#[\"\']}
            value=${value%[\"\']}
            case $value in
                /*) work_dir=$value ;;
            esac
            ;;
    esac
}

agent() {
    # shellcheck disable=SC2086 # unit names, to be split
    units agent-units $AGENT_UNITS
}

# The directories under /dcos that hold something, and the UUID of all that is mounted there. What is mounted is not
# looked into, for that would wake an automounter.
volumes() {
    for directory in /dcos/volume*; do
        if [ -e "$directory" ] && ! is_mounted "$directory"; then
            if [ ! -d "$directory" ] || [ -n "$(ls -A "$directory")" ]; then
                printf '%s\n' "$directory"
            fi
        fi
    done | list occupied
    awk '$5 ~ "^/dcos/volume[0-9]+$" && $3 !~ "^0:" { print $3 }' /proc/self/mountinfo | sort -u \
        | while read -r number; do
            section "volume $number"
            blkid -p -o export "$(device "$number")"
        done
}

is_mounted() {
    TARGET=$1 awk '$5 == ENVIRON["TARGET"] { found = 1 } END { exit !found }' /proc/self/mountinfo
}

asked_devices() {
    [ -n "$DEVICES" ] || return 0
    names | list names
    index=0
    printf '%s\n' "$DEVICES" | while IFS= read -r asked; do
        section "device $index"
        if [ -b "$asked" ]; then
            asked_device "$index" "$asked"
        else
            printf 'there=no\n'
        fi
        index=$((index + 1))
    done
}

# names: MAJOR:MINOR in hexadecimal, and the path that leads to this device: of all links under /dev/disk, of what fstab
# names, and of what was asked for.
names() {
    stat -L -c '%t:%T %n' /dev/disk/*/* /dev/disk/azure/*/* 2>/dev/null
    { fstab_paths /etc/fstab 2>/dev/null; printf '%s\n' "$DEVICES"; } | sort -u \
        | while IFS= read -r named; do
            if [ -b "$named" ]; then
                stat -L -c '%t:%T %n' -- "$named"
            fi
        done
}

# asked_device INDEX PATH: what the kernel tells of it, one NAME=value a line; no line for what it does not tell.
asked_device() {
    path=$(readlink -f "$2") && printf 'there=yes\npath=%s\n' "$path"
    number=$(numbers "$path") || return 0
    printf 'number=%s\n' "$number"
    read -r sectors <"/sys/dev/block/$number/size" && printf 'sectors=%s\n' "$sectors"
    read -r ro <"/sys/dev/block/$number/ro" && printf 'ro=%s\n' "$ro"
    used=$(swaps_to "$number") && printf 'swap=%s\n' "$used"
    used=$(users_of "$number") && printf 'holders=%s\n' "$used"
    printf 'serial=%s\n' "$(serial "$number")"
    printf 'attachment=%s\n' "$(attachment "$number")"
    owners_of "$2" | list "device $1 owners"
    section "device $1 blkid"
    if [ -z "$(stranger_to_device "$2")" ]; then
        look_inside "$path" "$2" "$number" is_empty_device "$path" $((sectors * 512))
    else
        printf 'EXIT=unsafe\nCONTENT=unread\n'
    fi
}

asked_files() {
    index=0
    printf '%s\n' "$FILES" | while IFS= read -r asked; do
        if [ -n "$asked" ]; then
            section "file $index kind"
            if [ -f "$asked" ] && [ ! -L "$asked" ]; then
                stat -c 'regular %s' "$asked"
                loops_of "$asked" | list "file $index loops"
                section "file $index blkid"
                look_inside_file "$asked"
            elif [ -e "$asked" ] || [ -L "$asked" ]; then
                printf 'other 0\n'
            else
                printf 'absent 0\n'
            fi
            owners_of "$asked" | list "file $index owners"
            section "file $index space"
            find_directory "$asked"
            df -P -k "$up"
            section "file $index inodes"
            stat -f -c '%c %d' "$up"
        fi
        index=$((index + 1))
    done
}

# loops_of FILE: MAJOR:MINOR of the loop devices that use it, by whatever path they were set up.
loops_of() {
    losetup -j "$1" | sed 's/: .*//' | while IFS= read -r loop; do
        numbers "$loop"
        echo
    done
}

# What mounts each volume, and of a unit that somebody wrote what its file says: while it is mounted, systemctl tells in
# What and Type what is mounted, be it of another name.
mount_units() {
    [ -n "$MOUNT_UNITS" ] || return 0
    section mount-units
    # shellcheck disable=SC2086 # unit names, to be split
    systemctl show -p Id -p LoadState -p ActiveState -p SubState -p FragmentPath -p UnitFileState -p WantedBy \
        -p RequiredBy -- $MOUNT_UNITS
    for unit in $MOUNT_UNITS; do
        case $(property "$unit" FragmentPath) in
            '' | /run/systemd/generator*) ;;
            *)
                section "mount-unit $unit"
                systemctl cat -- "$unit" | grep -E '^ *(What|Type|Options) *='
                ;;
        esac
    done
}

# look_inside_file FILE: the same, of a file that is root's alone. What others can replace is not even opened: it could be a
# FIFO by then, which holds up whoever opens it. All files together are read for 24 seconds at most.
look_inside_file() {
    if [ -z "$(stranger_to "$1")" ]; then
        look_inside "$1" "$1" '' is_empty_file "$1" $((24 / $(printf '%s\n' "$FILES" | wc -l) + 1))
    else
        printf 'EXIT=unsafe\nCONTENT=unread\n'
    fi
}

# look_inside NODE PATH NUMBER COMMAND...: what blkid finds, its exit status, and whether what carries nothing is empty, by COMMAND.
# blkid answers 2 for "blank", but for "cannot open" too, and nothing that cannot be read may pass for blank.
look_inside() {
    if ! head -c 512 "$1" >/dev/null; then
        printf 'EXIT=unreadable\nCONTENT=unread\n'
        return
    fi
    carried=$(blkid -p -o export "$1")
    printf '%s\n\nEXIT=%s\n' "$carried" "$?"
    uuid=$(unfinished "$2" "$3")
    shift 3
    if printf '%s\n' "$carried" | grep -v -e '^DEVNAME=' -e '^PART_ENTRY_' | grep -q .; then
        echo CONTENT=unread
    elif [ -n "$uuid" ]; then
        printf 'CONTENT=unfinished %s\n' "$uuid"
    elif "$@"; then
        echo CONTENT=zeros
    else
        echo CONTENT=data
    fi
}

# Sets up: the directory that holds the file, or the nearest above it that is there.
find_directory() {
    up=${1%/*}
    while [ -n "$up" ] && [ ! -d "$up" ]; do
        up=${up%/*}
    done
    up=${up:-/}
}
