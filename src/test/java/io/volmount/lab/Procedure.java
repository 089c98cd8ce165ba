package io.volmount.lab;

/** The documented procedure as an operator types it, as root on the node; each part ends in a newline. */
public final class Procedure {
    private Procedure() {}

    public static String stopAndClear(String unit) {
        return """
                set -e
                systemctl stop %s
                rm -f /var/lib/dcos/mesos-resources
                rm -f /var/lib/mesos/slave/meta/slaves/latest
                """.formatted(unit);
    }

    /** Unlike the document it takes whichever loop device is free: they are shared with the host. */
    public static String loopbackVolume(int mb) {
        return """
                set -e
                mkdir -p /dcos/volume0
                dd if=/dev/zero of=/root/volume0.img bs=1M count=%d
                device=$(losetup -f --show /root/volume0.img)
                mkfs -t ext4 "$device"
                losetup -d "$device"
                echo "/root/volume0.img /dcos/volume0 auto loop 0 2" >> /etc/fstab
                mount /dcos/volume0
                """.formatted(mb);
    }
}
