package io.volmount.agent;

/** What names a device by what is on it or by its entry in a partition table; the words of fstab(5) and blkid(8). */
public enum DeviceTag {
    UUID("by-uuid"),
    LABEL("by-label"),
    PARTUUID("by-partuuid"),
    PARTLABEL("by-partlabel");

    private final String directory;

    DeviceTag(String directory) {
        this.directory = "/dev/disk/" + directory + "/";
    }

    /** Where udev keeps a link for each value of this tag, such as {@code /dev/disk/by-uuid/}. */
    public String directory() {
        return directory;
    }
}
