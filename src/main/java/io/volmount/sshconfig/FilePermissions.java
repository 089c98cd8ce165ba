package io.volmount.sshconfig;

import io.volmount.document.InvalidInput;
import io.volmount.document.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;

/**
 * A configuration can name commands to run, so nobody but the user and root may write it. As in Debian's OpenSSH, a group
 * of the owner's name counts as the owner.
 */
final class FilePermissions {
    private FilePermissions() {}

    /** @throws InvalidInput if somebody else may write the file */
    static void check(Path file, LocalUser user) {
        try {
            PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
            String owner = attributes.owner().getName();
            boolean ownGroup = attributes.group().getName().equals(owner);
            boolean foreign = !owner.equals(user.name()) && !owner.equals("root");
            boolean open = attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)
                    || attributes.permissions().contains(PosixFilePermission.GROUP_WRITE) && !ownGroup;
            if (foreign || open) {
                throw new InvalidInput(
                        Place.whole(file.toString()),
                        (foreign ? "the file belongs to " + owner : "others may write this file")
                                + ", who could make volmount run commands; make it yours and `chmod go-w` it");
            }
        } catch (IOException unreadable) {
            throw new InvalidInput(
                    Place.whole(file.toString()), "cannot be looked at (" + unreadable + "); check its permissions");
        }
    }
}
