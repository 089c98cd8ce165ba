package io.volmount.mesos.maintenance;

import io.volmount.mesos.AnswerReader;
import java.util.List;

/** The readers of what a master says of drains, maintenance and tasks that are left. */
public final class MaintenanceAnswers {
    private MaintenanceAnswers() {}

    public static List<AnswerReader<?>> readers() {
        return List.of(
                answer -> DrainedAgent.read(answer, "S1"),
                answer -> MaintenanceSchedule.read(answer).json(),
                MaintenanceWindows::scheduled,
                answer -> TaskCounts.read(answer).values().stream()
                        .peek(tasks -> {
                            if (tasks < 0) {
                                throw new AssertionError("less than no tasks: " + tasks);
                            }
                        })
                        .toList());
    }
}
