package io.volmount.agent;

import io.volmount.facts.NodeLimits;
import io.volmount.text.Cut;
import io.volmount.text.TerminalSafe;
import io.volmount.text.Worded;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * How a command ended on a node, and what it printed.
 *
 * @param exitCode if the command is known to have exited
 * @param reason why the status is not ok, in a phrase; empty if it is
 * @param out what it printed to standard output; whatever the status, all that was received
 * @param err the same for standard error
 */
public record NodeCommandResult(Status status, OptionalInt exitCode, String reason, Printed out, Printed err) {

    /** From good to bad. */
    public enum Status implements Worded {
        /** The command exited with 0. */
        OK,
        /** It exited with another code, or a signal killed it. */
        FAILED,
        /** Its end was not seen: it may have ended, or may still be running. */
        UNKNOWN,
        /** It certainly did not start, because the node could not be reached or root's shell not be started. */
        UNREACHABLE,
        /** It was not started, because the operator stopped volmount before. */
        SKIPPED
    }

    /**
     * The beginning of what a command printed to one stream.
     *
     * @param text at most {@link NodeLimits#COMMAND_OUTPUT} characters, each of which a terminal shows; besides, ends of
     *     lines and tabs
     * @param droppedBytes number of bytes after the text
     */
    public record Printed(String text, long droppedBytes) {
        public static final Printed NOTHING = new Printed("", 0);

        /**
         * What a node printed, cut and made printable.
         *
         * @param droppedBytes number of bytes after the text
         */
        public static Printed of(String text, long droppedBytes) {
            Printed cut = new Printed(text, droppedBytes).beginning(NodeLimits.COMMAND_OUTPUT);
            return new Printed(TerminalSafe.text(cut.text, "\n\t", '?'), cut.droppedBytes);
        }

        /** Its first characters. */
        Printed beginning(int most) {
            int length = Cut.boundary(text, Math.min(text.length(), most));
            int bytesCut = text.substring(length).getBytes(StandardCharsets.UTF_8).length;
            return length == text.length() ? this : new Printed(text.substring(0, length), droppedBytes + bytesCut);
        }

        public boolean isCut() {
            return droppedBytes > 0;
        }
    }

    public NodeCommandResult {
        reason = NodeLimits.cut(reason, NodeLimits.QUOTING);
    }

    public static NodeCommandResult exited(int code, Printed out, Printed err) {
        boolean ok = code == 0;
        return new NodeCommandResult(
                ok ? Status.OK : Status.FAILED, OptionalInt.of(code), ok ? "" : "exit code " + code, out, err);
    }

    /** @param signal without SIG */
    public static NodeCommandResult killed(String signal, Printed out, Printed err) {
        return new NodeCommandResult(Status.FAILED, OptionalInt.empty(), "killed by signal " + signal, out, err);
    }

    /** Its end was not seen. */
    public static NodeCommandResult unknown(String reason, Printed out, Printed err) {
        return new NodeCommandResult(Status.UNKNOWN, OptionalInt.empty(), reason, out, err);
    }

    public static NodeCommandResult unreachable(String reason) {
        return new NodeCommandResult(Status.UNREACHABLE, OptionalInt.empty(), reason, Printed.NOTHING, Printed.NOTHING);
    }

    public static NodeCommandResult skipped(String reason) {
        return new NodeCommandResult(Status.SKIPPED, OptionalInt.empty(), reason, Printed.NOTHING, Printed.NOTHING);
    }

    /** The same with no more than this of what it printed to each stream. */
    public NodeCommandResult printing(int most) {
        return new NodeCommandResult(status, exitCode, reason, out.beginning(most), err.beginning(most));
    }

    /** The status, and why it is not ok. */
    public String inShort() {
        return reason.isEmpty() ? status.word() : status.word() + ", " + reason;
    }
}
