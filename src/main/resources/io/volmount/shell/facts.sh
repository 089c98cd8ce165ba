# shellcheck shell=sh
# The facts of a node: what it is, the state of its agent, and what is on its disks. Devices and files are numbered from 0,
# in the order of the request.
#
# AGENT_UNITS  services of the agent roles, separated by spaces
# RESOURCES    the file that volume discovery writes
# TOOLS        commands to look for, separated by spaces
# DEVICES      block devices to examine, one per line
# FILES        backing files to examine, one per line
# MOUNT_UNITS  mount units of the volumes, separated by spaces

facts() {
    boot
    lock
    dcos
    agent
    # `paths` reports a dangling symbolic link.
    [ ! -e /etc/fstab ] || body fstab /etc/fstab
    mounts
    volumes
    requested_devices
    requested_files
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

# Which run has locked the node, and whether a step is running. The flock is tried through a read-only descriptor, shared,
# so that probes do not block each other, and released at once.
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
        [ ! -L "$checkpoint" ] || readlink "$checkpoint"
    fi
}

# The settings that the agent of each role passes to discovery. Of two, the last one wins, as for systemd.
discovery_settings() {
    for settings in mesos-slave mesos-slave-public; do
        section "settings $settings"
        sed -n '/^MESOS_RESOURCES=/p;/^MESOS_DEFAULT_ROLE=/p' /opt/mesosphere/etc/mesos-slave-common \
            "/opt/mesosphere/etc/$settings" /opt/mesosphere/etc/mesos-slave-common-extras \
            /var/lib/dcos/mesos-slave-common "/run/dcos/etc/$settings" \
            "$(last_settings "dcos-$settings.service")" 2>/dev/null | head -c "$LIMIT"
    done
}

# Sets work_dir: the agent's work directory. The last setting wins, as for systemd. The files are read, never sourced.
find_work_dir() {
    work_dir=/var/lib/mesos/slave
    # shellcheck disable=SC2046,SC2086 # unit names and paths, to be split
    for file in /opt/mesosphere/etc/mesos-slave-common /opt/mesosphere/etc/mesos-slave \
        /opt/mesosphere/etc/mesos-slave-public /var/lib/dcos/mesos-slave-common /run/dcos/etc/mesos-slave-common \
        /run/dcos/etc/mesos-slave /run/dcos/etc/mesos-slave-public $(last_settings $AGENT_UNITS); do
        if [ -r "$file" ]; then
            while read -r setting || [ -n "$setting" ]; do
                read_work_dir "$setting"
            done <"$file"
        fi
    done
}

read_work_dir() {
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

# last_settings UNIT...: prints the files that systemd reads last for these agents since DC/OS 1.12.5, if their units name them.
last_settings() {
    for unit in "$@"; do
        case $unit in
            *-public.service) last=/etc/mesosphere/mesos/agent-public.env ;;
            *) last=/etc/mesosphere/mesos/agent.env ;;
        esac
        if [ -f "$last" ] && systemctl cat -- "$unit" 2>/dev/null | grep -q "^EnvironmentFile=-*$last\$"; then
            printf '%s\n' "$last"
        fi
    done
}

agent() {
    # shellcheck disable=SC2086 # unit names, to be split
    units agent-units $AGENT_UNITS
}

# Lists the directories /dcos/volume* that are not empty, and what blkid finds on each device that is mounted there. Does not
# look into a mount point, because that would trigger an automount.
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
            mounted_content "$number"
        done
}

is_mounted() {
    TARGET=$1 awk '$5 == ENVIRON["TARGET"] { found = 1 } END { exit !found }' /proc/self/mountinfo
}

requested_devices() {
    [ -n "$DEVICES" ] || return 0
    device_names | list names
    index=0
    printf '%s\n' "$DEVICES" | while IFS= read -r device; do
        section "device $index"
        if [ -b "$device" ]; then
            requested_device "$index" "$device"
        else
            printf 'there=no\n'
        fi
        index=$((index + 1))
    done
}

# Prints MAJOR:MINOR in hexadecimal and the path of each link under /dev/disk, each device that fstab names, each requested
# device and each of Azure's warnings.
device_names() {
    azure_warnings
    stat -L -c '%t:%T %n' /dev/disk/*/* /dev/disk/azure/*/* 2>/dev/null
    { fstab_paths /etc/fstab 2>/dev/null; printf '%s\n' "$DEVICES"; } | sort -u \
        | while IFS= read -r path; do
            if [ -b "$path" ]; then
                stat -L -c '%t:%T %n' -- "$path"
            fi
        done
}

# requested_device INDEX PATH: prints what the kernel knows about it, one NAME=value a line; no line for what it does not
# know.
requested_device() {
    path=$(readlink -f "$2") && printf 'there=yes\npath=%s\n' "$path"
    number=$(device_number "$path") || return 0
    printf 'number=%s\n' "$number"
    read -r sectors <"/sys/dev/block/$number/size" && printf 'sectors=%s\n' "$sectors"
    read -r ro <"/sys/dev/block/$number/ro" && printf 'ro=%s\n' "$ro"
    used=$(used_as_swap "$number") && printf 'swap=%s\n' "$used"
    used=$(children_of "$number") && printf 'holders=%s\n' "$used"
    printf 'serial=%s\n' "$(serial "$number")"
    printf 'attachment=%s\n' "$(attachment "$number")"
    path_owners "$2" | list "device $1 owners"
    section "device $1 blkid"
    if [ -z "$(why_device_unsafe "$2")" ]; then
        examine "$path" "$2" "$number" is_empty_device "$path" $((sectors * 512))
    else
        printf 'EXIT=unsafe\nCONTENT=unread\n'
    fi
}

requested_files() {
    index=0
    printf '%s\n' "$FILES" | while IFS= read -r file; do
        if [ -n "$file" ]; then
            section "file $index kind"
            if [ -f "$file" ] && [ ! -L "$file" ]; then
                stat -c 'regular %s' "$file"
                loop_devices_of "$file" | list "file $index loops"
                section "file $index blkid"
                examine_file "$file"
            elif [ -e "$file" ] || [ -L "$file" ]; then
                printf 'other 0\n'
            else
                printf 'absent 0\n'
            fi
            path_owners "$file" | list "file $index owners"
            section "file $index space"
            find_existing_directory "$file"
            df -P -k "$existing"
            section "file $index inodes"
            stat -f -c '%c %d' "$existing"
        fi
        index=$((index + 1))
    done
}

# loop_devices_of FILE: prints MAJOR:MINOR of the loop devices that use it, by whatever path they were set up.
loop_devices_of() {
    losetup -j "$1" | sed 's/: .*//' | while IFS= read -r loop; do
        device_number "$loop"
        echo
    done
}

# The mount unit of each volume, and for a unit that systemd did not generate from fstab what its file says: while it is
# mounted, `systemctl show` reports in What and Type what is mounted, not what the file says.
mount_units() {
    [ -n "$MOUNT_UNITS" ] || return 0
    section mount-units
    # shellcheck disable=SC2086 # unit names, to be split
    systemctl show -p Id -p LoadState -p ActiveState -p SubState -p FragmentPath -p UnitFileState -p WantedBy \
        -p RequiredBy -- $MOUNT_UNITS
    for unit in $MOUNT_UNITS; do
        case $(unit_property "$unit" FragmentPath) in
            '' | /run/systemd/generator*) ;;
            *)
                section "mount-unit $unit"
                systemctl cat -- "$unit" | grep -E '^ *(What|Type|Options) *='
                ;;
        esac
    done
}

# examine NODE PATH NUMBER COMMAND...: prints what blkid finds, its exit status and, where it finds nothing, whether COMMAND
# finds it empty. blkid exits with 2 both for "blank" and for "cannot open", and what cannot be read must not pass for blank.
examine() {
    if ! head -c 512 "$1" >/dev/null; then
        printf 'EXIT=unreadable\nCONTENT=unread\n'
        return
    fi
    found=$(blkid -p -o export "$1")
    printf '%s\n\nEXIT=%s\n' "$found" "$?"
    uuid=$(unfinished_uuid "$2" "$3")
    shift 3
    if printf '%s\n' "$found" | grep -v -e '^DEVNAME=' -e '^PART_ENTRY_' | grep -q .; then
        echo CONTENT=unread
    elif [ -n "$uuid" ]; then
        printf 'CONTENT=unfinished %s\n' "$uuid"
    elif "$@"; then
        echo CONTENT=zeros
    else
        echo CONTENT=data
    fi
}

# examine_file FILE: examines a file that only root can replace. Any other is not even opened: it could have become a
# FIFO, which blocks whoever opens it. All files together are read for at most 24 seconds.
examine_file() {
    if [ -z "$(why_unsafe "$1")" ]; then
        examine "$1" "$1" '' is_empty_file "$1" $((24 / $(printf '%s\n' "$FILES" | wc -l) + 1))
    else
        printf 'EXIT=unsafe\nCONTENT=unread\n'
    fi
}

# Sets existing: the nearest existing directory above the file.
find_existing_directory() {
    existing=${1%/*}
    while [ -n "$existing" ] && [ ! -d "$existing" ]; do
        existing=${existing%/*}
    done
    existing=${existing:-/}
}
