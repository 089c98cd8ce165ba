package io.volmount.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks tests on real agents. Without an engine and the agents' image they are skipped, saying so once per run; with
 * {@code -Dvolmount.lab=required} they fail instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(AgentsCondition.class)
public @interface NeedsAgents {}
