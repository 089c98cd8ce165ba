package io.volmount.inventory;

import io.volmount.text.Worded;

/** What SSH algorithms are offered to a server. */
public enum AlgorithmProfile implements Worded {
    /** Those that are safe to use; every OpenSSH since 7.2 has some of them, most since 6.5. */
    MODERN,
    /** After those, the least bad of what older servers have, which SHA-1 is part of. */
    LEGACY
}
