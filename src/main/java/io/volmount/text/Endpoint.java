package io.volmount.text;

/** An address and a port in one text, as everybody writes them. */
public final class Endpoint {
    /** Where sshd listens unless told otherwise. */
    public static final int SSH_PORT = 22;

    private Endpoint() {}

    /** {@code 10.0.1.11:22}, {@code [2001:db8::1]:22}. */
    public static String of(String address, int port) {
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }
}
