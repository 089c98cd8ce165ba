package io.volmount.text;

import java.util.Locale;

/** A constant that files, options and reports call by its name in lower case. For enums. */
public interface Worded {
    /** As in the source. */
    String name();

    /** {@code host-key} for {@code HOST_KEY}. */
    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
