package io.volmount.plan.advice;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The disk that a device of the kernel is, or is a partition of, by its name. */
final class WholeDisk {
    private static final Pattern NAME = Pattern.compile(
            "(/dev/(?:(?:sd|vd|xvd|hd)[a-z]{1,3}|(?:nvme[0-9]{1,4}n|mmcblk|nbd|rbd)[0-9]{1,4}))(?:p?[0-9]{1,3})?");
    private static final Pattern OVER_THE_NETWORK = Pattern.compile("/dev/(?:nbd|rbd|drbd)[0-9].*");
    private static final Pattern ISCSI = Pattern.compile("/dev/disk/by-path/.*ip-[^/]*-iscsi-.*");

    private WholeDisk() {}

    /** Empty for one that is not on a single disk, or not by its name, such as a logical volume. */
    static Optional<String> of(String device) {
        Matcher name = NAME.matcher(device);
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    /** Whether one of these names shows that the device is reached over the network. */
    static boolean isRemote(Stream<String> names) {
        return names.anyMatch(name ->
                OVER_THE_NETWORK.matcher(name).matches() || ISCSI.matcher(name).matches());
    }
}
