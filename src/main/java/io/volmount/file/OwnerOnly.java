package io.volmount.file;

import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Permissions for what is made, so that nobody but its owner (and root) gets at it; not even for a moment. */
public final class OwnerOnly {
    public static final FileAttribute<Set<PosixFilePermission>> FILE = attribute("rw-------");
    public static final FileAttribute<Set<PosixFilePermission>> DIRECTORY = attribute("rwx------");

    private OwnerOnly() {}

    private static FileAttribute<Set<PosixFilePermission>> attribute(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
