package io.volmount.inventory;

import io.volmount.text.Worded;

/** The SSH algorithms to offer to a server. */
public enum AlgorithmProfile implements Worded {
    /** Secure algorithms; supported by every OpenSSH since 7.2, most since 6.5. */
    MODERN,
    /** In addition, the best algorithms of older servers, with SHA-1. */
    LEGACY
}
