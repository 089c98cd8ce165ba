package io.volmount.report.access;

/**
 * A value of an option that is not on the command line.
 *
 * @param name of the option, as {@code volmount.yml} has it
 * @param origin {@code $VARIABLE}, or {@code file:line:column}
 */
public record GivenValue(String name, String value, String origin) {}
