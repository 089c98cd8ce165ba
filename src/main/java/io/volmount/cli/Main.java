package io.volmount.cli;

/** Entry point of the {@code volmount} command. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(2);
    }
}
