package io.volmount.lab;

/** A node of the lab that a test can get into past its sshd, as somebody at its console. */
public interface LabNode {

    /** What a shell script prints that root runs there, without the last newline; fails when the script does. */
    String stdout(String script);
}
