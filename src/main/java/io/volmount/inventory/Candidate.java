package io.volmount.inventory;

import io.volmount.document.SourceLocation;
import java.util.Optional;

/** An agent in an inventory, before selection. */
interface Candidate extends Listed {
    /** Where it is defined. */
    SourceLocation location();

    /** Reads the agent's settings; empty after adding an error. */
    Optional<Host> host(HostContext context);
}
