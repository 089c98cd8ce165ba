package io.volmount.facts;

import java.util.List;

/**
 * The systemd unit that mounts something on a volume's path, whoever described it; see systemd.mount(5).
 *
 * @param fragment the file that systemd reads it from; empty when there is none, as where something was mounted by hand
 * @param enabled systemd's UnitFileState: {@code enabled}, {@code disabled}, {@code static}, ...; may be empty
 * @param wantedBy the units that start it when they start
 * @param what the device or file that its own file names, not what is mounted now; empty unless {@link #isNative()}
 * @param type the file system that its own file names; empty when it names none, and unless {@link #isNative()}
 * @param options as in its own file; empty when it has none, and unless {@link #isNative()}
 */
public record MountUnit(
        UnitState state,
        String fragment,
        String enabled,
        List<String> wantedBy,
        String what,
        String type,
        String options) {
    private static final String MADE_OF_FSTAB = "/run/systemd/generator";
    private static final String PASSING = "/run/";

    public MountUnit {
        wantedBy = List.copyOf(wantedBy);
    }

    /** Whether somebody wrote a unit file for it, which systemd follows in place of fstab. */
    public boolean isNative() {
        return !fragment.isEmpty() && !fragment.startsWith(MADE_OF_FSTAB);
    }

    /** Whether its file is gone after a boot. */
    public boolean isPassing() {
        return fragment.startsWith(PASSING);
    }

    /** Whether somebody told systemd never to start it. */
    public boolean isMasked() {
        return state.sub().equals("masked");
    }
}
