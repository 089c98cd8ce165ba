package io.volmount.lab.machine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Marks tests on the virtual machine, whose methods may ask for the {@link Machine}. All share one, one class at a time,
 * and each test finds it as new. Without {@code -Dvolmount.machine=required}, which bin/lab gives, they are skipped.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedMachine.class)
@ResourceLock("io.volmount.lab.machine")
@Execution(ExecutionMode.CONCURRENT)
@interface NeedsMachine {}
