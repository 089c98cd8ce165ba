# shellcheck shell=sh
# DC/OS on a node: its version, the resources that discovery wrote, the settings of the agents and their checkpoint, and the
# state of their units.
#
# AGENT_UNITS  services of the agent roles, separated by spaces
# RESOURCES    the file that volume discovery writes

dcos() {
    roles=
    for marker in /etc/mesosphere/roles/*; do
        if [ -e "$marker" ]; then
            roles=$roles${marker##*/}$NEWLINE
        fi
    done
    list_lines roles "$roles"
    body dcos-version /opt/mesosphere/etc/dcos-version.json
    read_settings
    written=
    if [ -e "$RESOURCES" ]; then
        written=$(stat -L -c %Y "$RESOURCES")
        section resources-written
        printf '%s\n' "$written"
        body resources "$RESOURCES"
        discovery_settings mesos-slave /etc/mesosphere/mesos/agent.env
        discovery_settings mesos-slave-public /etc/mesosphere/mesos/agent-public.env
    fi
    find_work_dir
    checkpoint=$work_dir/meta/slaves/latest
    section checkpoint
    printf '%s\n' "$checkpoint"
    [ ! -L "$checkpoint" ] || readlink "$checkpoint"
}

# Sets settings: the lines that set the agents' resources, role and work directory, `FILE LINE` each, in the order in which
# systemd reads the files. The files are read, never sourced.
read_settings() {
    find_last_settings
    settings=
    set --
    for file in /opt/mesosphere/etc/mesos-slave-common /opt/mesosphere/etc/mesos-slave \
        /opt/mesosphere/etc/mesos-slave-public /opt/mesosphere/etc/mesos-slave-common-extras \
        /var/lib/dcos/mesos-slave-common /run/dcos/etc/mesos-slave-common /run/dcos/etc/mesos-slave \
        /run/dcos/etc/mesos-slave-public $last_settings; do
        [ ! -f "$file" ] || set -- "$@" "$file"
    done
    [ "$#" -gt 0 ] || return 0
    if ! settings=$(LIMIT=$LIMIT awk '
        /^[ \t]*MESOS_WORK_DIR=/ { gsub(/^[ \t]+|[ \t]+$/, "") }
        /^MESOS_(RESOURCES|DEFAULT_ROLE|WORK_DIR)=/ {
            if ((size += length($0)) > ENVIRON["LIMIT"] + 0) exit
            print FILENAME, $0
        }
    ' "$@"); then
        # Cannot be foreseen: the files were there a moment ago.
        failed "cannot read the settings of the agent: $*"
    fi
}

# Sets last_settings: the files that systemd reads last for the agents since DC/OS 1.12.5, if their units name them, separated
# by spaces.
find_last_settings() {
    last_settings=
    for unit in $AGENT_UNITS; do
        case $unit in
            *-public.service) last=/etc/mesosphere/mesos/agent-public.env ;;
            *) last=/etc/mesosphere/mesos/agent.env ;;
        esac
        if [ -f "$last" ] && systemctl cat -- "$unit" 2>/dev/null | grep -q "^EnvironmentFile=-*$last\$"; then
            last_settings="$last_settings $last"
        fi
    done
}

# discovery_settings NAME LAST: prints the settings that the agent of a role passes to discovery, from its files. Of two, the
# last one wins, as for systemd.
discovery_settings() {
    section "settings $1"
    name=$1 last=$2
    split_at_newlines
    # shellcheck disable=SC2086 # lines, to be split
    set -- $settings
    split_at_blanks
    for setting in "$@"; do
        case ${setting%% *} in
            /opt/mesosphere/etc/mesos-slave-common | "/opt/mesosphere/etc/$name" | "/run/dcos/etc/$name" | "$last" \
                | /opt/mesosphere/etc/mesos-slave-common-extras | /var/lib/dcos/mesos-slave-common)
                case ${setting#* } in
                    MESOS_RESOURCES=* | MESOS_DEFAULT_ROLE=*) printf '%s\n' "${setting#* }" ;;
                esac
                ;;
        esac
    done
}

# Sets work_dir: the agent's work directory. The last setting wins, as for systemd.
find_work_dir() {
    work_dir=/var/lib/mesos/slave
    split_at_newlines
    # shellcheck disable=SC2086 # lines, to be split
    set -- $settings
    split_at_blanks
    for setting in "$@"; do
        case $setting in
            /opt/mesosphere/etc/mesos-slave-common-extras\ *) ;;
            *\ MESOS_WORK_DIR=*) read_work_dir "${setting#* }" ;;
        esac
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

# Prints the state of the agents' units as systemd reports it, one paragraph each. Sets agent_units to it.
agent() {
    section agent-units
    # shellcheck disable=SC2086 # unit names, to be split
    agent_units=$(systemctl show -p Id -p LoadState -p ActiveState -p SubState -p MainPID -p NRestarts \
        -p ActiveEnterTimestampMonotonic -p ExecMainStartTimestampMonotonic -- $AGENT_UNITS)
    printf '%s\n' "$agent_units"
}
