package io.volmount.agent;

/**
 * How much of what a node tells is kept. A node may lie, and what it says reaches the memory, the terminal, the journal and
 * the reports of a controller that has thousands of others to look after.
 */
public final class NodeLimits {
    /** Characters of one sentence that a script on the node says, as a reason or a result. */
    public static final int SENTENCE = 800;

    /** Characters of a sentence that was made on the controller and may quote the node more than once. */
    public static final int QUOTING = 2000;

    /** Characters of a name or another value that is no file's content: a host name, a label, a unit. */
    public static final int NAME = 256;

    /** Characters of the output of a step's commands; its end is kept. */
    public static final int OUTPUT = 4000;

    /** Characters of a journal line's message within a proof, which are more than any report shows. */
    public static final int JOURNAL_MESSAGE = 1000;

    /** Journal lines that one finding of a proof rests on; the latest are kept. */
    public static final int JOURNAL_LINES = 10;

    /** Resources in a list of them; an agent has one for each volume and a few more. */
    public static final int RESOURCES = 256;

    /** Tasks in any one state; an agent with more is none that Mesos could run. */
    public static final int TASKS = 100_000;

    /** Bytes of a device or a file; one of 2^60 bytes is larger than any that a kernel mounts. */
    public static final long BYTES = 1L << 60;

    private NodeLimits() {}

    /** The beginning of a text that is longer than so many characters, marked as cut. */
    public static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "...";
    }
}
