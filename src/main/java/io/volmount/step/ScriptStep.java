package io.volmount.step;

import java.util.List;
import java.util.Map;

/** A step whose remote side is a shell script. The names under which steps are stored list all of them. */
public non-sealed interface ScriptStep extends Step {

    /** The name of its script, without {@code .sh}. */
    default String script() {
        return id();
    }

    /** The names of the script files that its script calls, besides those that every step gets. */
    default List<String> libraries() {
        return List.of();
    }

    /** The script's variables, by name; values may hold any character but NUL. */
    Map<String, String> parameters();

    /** Whether it writes much, perhaps all of a volume, and so may take long. */
    default boolean writesMuch() {
        return false;
    }
}
