package io.volmount.facts;

import java.util.List;

/**
 * The systemd mount unit of a volume's path, from a unit file, fstab or a mount; see systemd.mount(5).
 *
 * @param fragment systemd's FragmentPath, the file from which it was loaded; empty if there is none, as after a
 *     manual mount
 * @param enabled systemd's UnitFileState: {@code enabled}, {@code disabled}, {@code static}, ...; may be empty
 * @param wantedBy the units that start it when they start
 * @param what the device or file in its unit file, not what is mounted now; empty unless {@link #isNative()}
 * @param type the file system type in its unit file; empty if it has none, and unless {@link #isNative()}
 * @param options the mount options in its unit file; empty if it has none, and unless {@link #isNative()}
 */
public record MountUnit(
        UnitState state,
        String fragment,
        String enabled,
        List<String> wantedBy,
        String what,
        String type,
        String options) {
    private static final String GENERATED = "/run/systemd/generator";
    private static final String RUNTIME = "/run/";

    public MountUnit {
        wantedBy = List.copyOf(wantedBy);
    }

    /** Whether it has a unit file of its own, which takes precedence over fstab. */
    public boolean isNative() {
        return !fragment.isEmpty() && !fragment.startsWith(GENERATED);
    }

    /** Whether its unit file is lost at a reboot. */
    public boolean isTransient() {
        return fragment.startsWith(RUNTIME);
    }

    public boolean isMasked() {
        return state.sub().equals("masked");
    }
}
