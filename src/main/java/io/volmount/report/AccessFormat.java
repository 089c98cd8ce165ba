package io.volmount.report;

import io.volmount.access.Access;
import java.util.List;

/** A way to write down how agents are reached. */
public interface AccessFormat {

    /** All of them, by the same names as those of reports. */
    List<AccessFormat> ALL = List.of(new AccessText(), new AccessJson());

    /** The word that selects it. */
    String name();

    /** One agent with every value and where it comes from. */
    String agent(Access access, Style style);

    /** Agents with their addresses and groups. */
    String agents(List<Access> agents, Style style);
}
