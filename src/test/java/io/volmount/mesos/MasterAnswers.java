package io.volmount.mesos;

import io.volmount.mesos.maintenance.MaintenanceAnswers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every reader of a master's answers. */
public final class MasterAnswers {
    private MasterAnswers() {}

    public static List<AnswerReader<?>> readers() {
        List<AnswerReader<?>> own = List.of(
                AgentsAnswer::read,
                answer ->
                        new MasterState(new MasterAgents(List.of(), true), TasksAnswer.read(answer), Map.of()).loads(),
                FrameworksAnswer::read,
                answer -> answer.count("master/slaves_unreachable"));
        return Stream.concat(own.stream(), MaintenanceAnswers.readers().stream())
                .toList();
    }
}
