package io.volmount.lab.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the machine for the first test that needs it, gives it to each test as new, and ends it after the last. */
final class SharedMachine implements ExecutionCondition, BeforeEachCallback, ParameterResolver {
    private static final boolean REQUIRED = "required".equals(System.getProperty("volmount.machine"));
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedMachine.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (REQUIRED) {
            return ConditionEvaluationResult.enabled("a virtual machine is required");
        }
        store(context).computeIfAbsent("said", absent -> {
            System.err.println("virtual-machine tests skipped: bin/lab test runs them");
            return true;
        });
        return ConditionEvaluationResult.disabled("bin/lab test runs it");
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        machine(context).putBack();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(Machine.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return machine(context);
    }

    private static Machine machine(ExtensionContext context) {
        return store(context).computeIfAbsent(Machine.class, absent -> started(), Machine.class);
    }

    private static Store store(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE);
    }

    private static Machine started() {
        try {
            return Machine.start(image());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the machine started", e);
        }
    }

    private static Path image() throws IOException, InterruptedException {
        Process lab = new ProcessBuilder("bin/lab", "machine-image")
                .redirectError(Redirect.INHERIT)
                .start();
        String folder = new String(lab.getInputStream().readAllBytes(), UTF_8).strip();
        if (lab.waitFor() != 0) {
            throw new IOException("bin/lab machine-image made none: see above");
        }
        return Path.of(folder);
    }
}
