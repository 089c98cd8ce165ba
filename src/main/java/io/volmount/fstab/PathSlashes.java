package io.volmount.fstab;

import java.util.ArrayDeque;
import java.util.Deque;

/** Normalizes absolute paths. */
final class PathSlashes {
    private PathSlashes() {}

    /** Without double and trailing slashes and {@code .} components. */
    static String simplify(String path) {
        return walk(path, false);
    }

    /** Without {@code ..} too, ignoring symbolic links. */
    static String resolve(String path) {
        return walk(path, true);
    }

    private static String walk(String path, boolean up) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("/")) {
            if (up && name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return "/" + String.join("/", names);
    }
}
