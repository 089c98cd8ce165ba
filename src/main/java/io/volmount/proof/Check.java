package io.volmount.proof;

import io.volmount.agent.Evidence;
import io.volmount.agent.JournalLine;
import io.volmount.agent.Verify;
import io.volmount.agent.WantedVolume;
import java.util.List;
import java.util.Optional;

/** One item of the checklist. Pure: the same evidence gives the same finding. */
interface Check {

    /** Whether it says anything; most do not of a node without DC/OS, which has volumes but no agent to offer them. */
    default boolean applies(Verify terms) {
        return terms.role().isPresent();
    }

    Finding examine(WantedVolume volume, Evidence evidence, Verify terms);

    static Finding passed(String check, String detail, JournalLine... journal) {
        return new Finding(check, Optional.of(true), detail, List.of(journal));
    }

    static Finding missed(String check, String detail, JournalLine... journal) {
        return new Finding(check, Optional.of(false), detail, List.of(journal));
    }

    /** Of what cannot be told either way. */
    static Finding unknown(String check, String detail, JournalLine... journal) {
        return new Finding(check, Optional.empty(), detail, List.of(journal));
    }
}
