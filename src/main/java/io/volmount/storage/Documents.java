package io.volmount.storage;

/** The formats of the files that volmount stores, apart from journals. */
public final class Documents {
    private Documents() {}

    /** Saved plans: schema {@code volmount/plan/v1}. */
    public static SealedJson<SavedPlan> plans() {
        return new SealedJson<>(
                "plan", SavedPlan.class, "make one with `volmount plan -o FILE`", VolmountVersion.current());
    }

    /** The inputs of runs: schema {@code volmount/inputs/v1}. */
    public static SealedJson<RunInputs> inputs() {
        return new SealedJson<>("inputs", RunInputs.class, "restore it from a copy", VolmountVersion.current());
    }

    /** Summaries of runs that have ended: schema {@code volmount/summary/v1}. */
    public static SealedJson<StoredSummary> summaries() {
        return new SealedJson<>("summary", StoredSummary.class, "remove it", VolmountVersion.current());
    }
}
