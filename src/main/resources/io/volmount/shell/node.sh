# shellcheck shell=sh
# Which node this is, and which commands it lacks.
#
# TOOLS  commands to look for, separated by spaces

boot() {
    line hostname /proc/sys/kernel/hostname
    line machine-id /etc/machine-id
    line boot-id /proc/sys/kernel/random/boot_id
    line uptime /proc/uptime
}

missing_tools() {
    missing=
    for tool in $TOOLS; do
        command -v "$tool" >/dev/null || missing=$missing$tool$NEWLINE
    done
    list_lines missing-tools "$missing"
    case " $TOOLS " in
        *' mkfs.xfs '*)
            section mkfs.xfs
            mkfs.xfs -V 2>&1
            ;;
    esac
}
