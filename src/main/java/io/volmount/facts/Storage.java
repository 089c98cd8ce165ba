package io.volmount.facts;

import io.volmount.volume.ByteSize;
import java.util.OptionalLong;

/**
 * The file system that holds a backing file, or would.
 *
 * @param mountPoint where it is mounted
 * @param type as the kernel's mount table says: {@code ext4}, {@code nfs4}, ...; blank when that cannot be told
 * @param readOnly whether that mount or the file system itself is
 * @param device what tells whether two files share a file system: MAJOR:MINOR as the mount table says
 * @param free what an ordinary process may still write: the reserve for root is left out
 * @param freeInodes how many more files it can hold; empty when there is no limit
 */
public record Storage(
        String mountPoint, String type, boolean readOnly, String device, ByteSize free, OptionalLong freeInodes) {}
