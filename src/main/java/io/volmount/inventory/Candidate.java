package io.volmount.inventory;

import io.volmount.document.SourceLocation;
import java.util.Optional;

/** An agent as an inventory lists it, before anybody knows whether a command wants it. */
interface Candidate extends Listed {
    /** Where it is listed. */
    SourceLocation location();

    /** What the inventory says of it, or empty after adding to the problems why it cannot be said. */
    Optional<Host> host(Wants wants);
}
