package io.volmount.app;

import io.volmount.document.InvalidInput;
import io.volmount.journal.RunDirectory;
import io.volmount.report.result.Request;
import io.volmount.storage.RunInputs;
import io.volmount.storage.VolmountVersion;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who began a recorded run, and with what, as far as its directory still tells. */
public final class RecordedRequest {
    private RecordedRequest() {}

    /** What cannot be read is left out, because the journal alone makes a report. */
    public static Request of(RunDirectory directory) {
        Optional<RunInputs> given = given(directory);
        return new Request(
                controller(directory),
                VolmountVersion.current(),
                given.map(inputs -> List.of(inputs.inventory().name())).orElse(List.of()),
                Optional.empty(),
                given.map(inputs -> inputs.playbook().name()),
                Map.of());
    }

    private static Optional<String> controller(RunDirectory directory) {
        try {
            return directory.controller();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<RunInputs> given(RunDirectory directory) {
        try {
            return Optional.of(directory.given());
        } catch (InvalidInput unreadable) {
            return Optional.empty();
        }
    }
}
