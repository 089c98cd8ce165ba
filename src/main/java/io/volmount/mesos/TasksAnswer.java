package io.volmount.mesos;

import static io.volmount.mesos.AnswerFields.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the answer of {@code /tasks}, in which most tasks may have ended long ago. */
final class TasksAnswer {
    private static final String TASKS = "tasks";

    private final List<MesosTask> live = new ArrayList<>();
    private int all;

    private TasksAnswer() {}

    /**
     * The tasks that have not ended.
     *
     * @throws UnusableAnswer if a master would not answer so, or has more tasks than it was asked for
     */
    static List<MesosTask> read(JsonAnswer answer) throws IOException {
        TasksAnswer reading = new TasksAnswer();
        if (!answer.lists(Map.of(TASKS, reading::add)).contains(TASKS)) {
            throw new UnusableAnswer("answers without a list `tasks`, which a Mesos master has; check the URL");
        }
        return reading.live;
    }

    private void add(JsonNode task) {
        all++;
        if (all >= MasterLimits.TASKS) {
            throw new UnusableAnswer("knows " + MasterLimits.TASKS + " tasks or more, which is too many to read");
        }
        if (text(task, "state").filter(MesosTask::isLive).isPresent()) {
            if (live.size() == MasterLimits.LIVE_TASKS) {
                throw new UnusableAnswer("answers with more than " + MasterLimits.LIVE_TASKS
                        + " tasks that have not ended; is it a Mesos master?");
            }
            live.add(new MesosTask(
                    text(task, "name").orElse(""),
                    text(task, "framework_id").orElse(""),
                    text(task, "slave_id").orElse("")));
        }
    }
}
