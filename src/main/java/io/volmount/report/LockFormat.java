package io.volmount.report;

import java.util.List;

/** A way to write down how it stands with the lock of an agent. */
public interface LockFormat {

    /** All of them, by the same names as those of reports. */
    List<LockFormat> ALL = List.of(new LockText(), new LockJson());

    /** The word that selects it. */
    String name();

    String render(LockReport report, Style style);
}
