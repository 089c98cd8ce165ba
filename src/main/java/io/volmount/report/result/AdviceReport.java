package io.volmount.report.result;

import io.volmount.plan.advice.Advice;
import java.util.List;

/** The agents that a plan gives the same advice on. */
public record AdviceReport(Advice advice, List<String> agents) {
    public AdviceReport {
        agents = List.copyOf(agents);
    }
}
