package io.volmount.dcos;

import java.util.Optional;

/**
 * The DC/OS of a node, by the version that it reports.
 *
 * @param reported such as {@code 2.1.0-beta1}; empty if the node reports none
 */
public record InstalledDcos(Optional<String> reported) {

    /** Empty if the node reports no version, or none that can be read. */
    public Optional<DcosRelease> release() {
        return version().map(DcosRelease::of);
    }

    /** {@code DC/OS 1.13.4}, for sentences about a {@link #release}. */
    public String name() {
        return "DC/OS " + reported.orElse("of an unknown version");
    }

    /** That volmount does not know this version, and how it treats it, with the remedy after a colon; empty if it does. */
    public Optional<String> warning() {
        if (version().isEmpty()) {
            return Optional.of(
                    "the agent does not report a version of DC/OS that volmount can read, so nothing is expected"
                            + " of it that came after " + oldest() + ": check /opt/mesosphere/etc/dcos-version.json");
        }
        return version()
                .flatMap(InstalledDcos::unknown)
                .map(how -> name() + " is " + how + ": try one agent first (--limit)");
    }

    private static Optional<String> unknown(DcosVersion version) {
        DcosVersion newest = DcosRelease.NEWEST;
        if (new DcosVersion(version.major(), version.minor(), 0).compareTo(newest) > 0) {
            return Optional.of(
                    "newer than " + newest + ", the last version that volmount knows, and is treated as that");
        }
        return version.compareTo(oldest()) < 0
                ? Optional.of(
                        "older than " + oldest() + ", the first version that volmount knows, and is treated as that")
                : Optional.empty();
    }

    private Optional<DcosVersion> version() {
        return reported.flatMap(DcosVersion::parse);
    }

    private static DcosVersion oldest() {
        return DcosRelease.ALL.get(0).since();
    }
}
