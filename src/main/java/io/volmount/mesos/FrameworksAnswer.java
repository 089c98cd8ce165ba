package io.volmount.mesos;

import static io.volmount.mesos.AnswerFields.text;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the names of the frameworks from the answer of {@code /state-summary}, which does not repeat their tasks. */
final class FrameworksAnswer {
    private static final String FRAMEWORKS = "frameworks";

    private final Map<String, String> names = new HashMap<>();

    private FrameworksAnswer() {}

    /**
     * The names by the IDs.
     *
     * @throws UnusableAnswer if a master would not answer so
     */
    static Map<String, String> read(JsonAnswer answer) throws IOException {
        FrameworksAnswer reading = new FrameworksAnswer();
        if (!answer.lists(Map.of(FRAMEWORKS, reading::add)).contains(FRAMEWORKS)) {
            throw new UnusableAnswer("answers without a list `frameworks`, which a Mesos master has; check the URL");
        }
        return reading.names;
    }

    private void add(JsonNode framework) {
        if (names.size() == MasterLimits.FRAMEWORKS) {
            throw new UnusableAnswer(
                    "answers with more than " + MasterLimits.FRAMEWORKS + " frameworks; is it a Mesos master?");
        }
        text(framework, "id")
                .ifPresent(id -> names.put(id, text(framework, "name").orElse("")));
    }
}
