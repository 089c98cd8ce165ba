package io.volmount.access;

import io.volmount.document.Diagnostics;
import io.volmount.inventory.Host;
import java.util.List;

/** How to reach one agent, resolved without others. */
public final class OneAccess {
    private OneAccess() {}

    public static Access of(Host host, AccessResolver resolver) {
        Diagnostics diagnostics = new Diagnostics();
        Access access = resolver.ofAll(List.of(host), diagnostics).get(0);
        diagnostics.throwIfAny();
        return access;
    }
}
