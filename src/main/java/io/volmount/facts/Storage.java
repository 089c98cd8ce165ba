package io.volmount.facts;

import io.volmount.volume.ByteSize;
import java.util.OptionalLong;

/**
 * The file system that contains a backing file, or would.
 *
 * @param mountPoint where it is mounted
 * @param type from the mount table: {@code ext4}, {@code nfs4}, ...; blank if unknown
 * @param readOnly whether the mount or the file system itself is read-only
 * @param device the MAJOR:MINOR in the mount table, equal for files on the same file system
 * @param free available to ordinary processes, without the reserve for root
 * @param freeInodes free inodes; empty if there is no limit
 */
public record Storage(
        String mountPoint, String type, boolean readOnly, String device, ByteSize free, OptionalLong freeInodes) {}
