package io.volmount.fstab;

/** What names a device by what is on it, by its entry in a partition table or by its serial number; see mount(8). */
public enum DeviceTag {
    UUID("by-uuid"),
    LABEL("by-label"),
    PARTUUID("by-partuuid"),
    PARTLABEL("by-partlabel"),
    ID("by-id");

    private final String directory;

    DeviceTag(String directory) {
        this.directory = "/dev/disk/" + directory + "/";
    }

    /** Where udev keeps a link for each value of this tag, such as {@code /dev/disk/by-uuid/}. */
    public String directory() {
        return directory;
    }

    /** Whether values that differ in case alone are the same. */
    boolean ignoresCase() {
        return this == UUID || this == PARTUUID;
    }
}
