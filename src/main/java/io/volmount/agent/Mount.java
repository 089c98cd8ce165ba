package io.volmount.agent;

import java.util.Optional;

/**
 * A mounted file system, as the kernel sees it now.
 *
 * @param target where it is mounted
 * @param source the device, such as {@code /dev/loop0}
 * @param backingFile the file behind a loop device; empty for every other source
 * @param uuid of the file system, read from the source itself; empty when it was not asked for or has none
 */
public record Mount(String target, String source, String type, Optional<String> backingFile, Optional<String> uuid) {}
