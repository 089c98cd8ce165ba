package io.volmount.storage;

/** The kinds of document that volmount keeps beside journals. */
public final class Documents {
    private Documents() {}

    /** Saved plans: schema {@code volmount/plan/v1}. */
    public static SealedJson<SavedPlan> plans() {
        return new SealedJson<>(
                "plan", SavedPlan.class, "make one with `volmount plan -o FILE`", VolmountVersion.current());
    }

    /** What runs were given: schema {@code volmount/inputs/v1}. */
    public static SealedJson<RunInputs> inputs() {
        return new SealedJson<>("inputs", RunInputs.class, "restore it from a copy", VolmountVersion.current());
    }
}
