package io.volmount.lab;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Looks once per run whether agents can be had. */
final class AgentsCondition implements ExecutionCondition {
    private static final ExtensionContext.Namespace LAB = ExtensionContext.Namespace.create(AgentsCondition.class);

    private record Agents(Optional<String> obstacle) {
        static Agents lookOnce() {
            Optional<String> obstacle = Lab.obstacle();
            if (!Lab.required()) {
                obstacle.ifPresent(
                        why -> System.err.println("real-agent tests skipped: " + why + "; run bin/lab test"));
            }
            return new Agents(obstacle);
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Agents agents = context.getRoot()
                .getStore(LAB)
                .computeIfAbsent(Agents.class, absent -> Agents.lookOnce(), Agents.class);
        if (agents.obstacle().isEmpty()) {
            return ConditionEvaluationResult.enabled("real agents can be had");
        }
        String why = agents.obstacle().get();
        if (Lab.required()) {
            throw new ExtensionConfigurationException("real agents are required, but " + why + "; run bin/lab test");
        }
        return ConditionEvaluationResult.disabled(why);
    }
}
