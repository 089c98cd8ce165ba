package io.volmount.fstab;

/** The tags by which fstab can refer to a device; see mount(8). */
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

    /** The directory of udev's links for this tag, such as {@code /dev/disk/by-uuid/}. */
    public String directory() {
        return directory;
    }

    /** Whether values are compared ignoring case. */
    boolean ignoresCase() {
        return this == UUID || this == PARTUUID;
    }
}
