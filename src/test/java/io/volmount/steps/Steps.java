package io.volmount.steps;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The steps that code takes which {@link CountingLoader} has loaded: one for each call and each turn of a loop, one for each
 * character that a pattern or a search looks at, one for each element of a list that is searched, and one for every 16 bytes
 * of memory that are written for the first time, which is what copying costs. They depend on the input, and not on how
 * busy a machine is. One thread counts at a time.
 */
public final class Steps {
    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int BYTES_OF_A_STEP = 16;
    private static final int BETWEEN_LOOKS_AT_MEMORY = 1 << 12;

    private static Thread owner;
    private static long counted;
    private static long limit;
    private static long memory;
    private static int calls;

    /** The work took more steps than it may. */
    public static final class TooMany extends Error {
        TooMany(long most) {
            super("more than " + most + " steps");
        }
    }

    private Steps() {}

    /**
     * How many the work takes.
     *
     * @param most after so many it is ended
     * @throws TooMany if it took more than that
     */
    static synchronized long of(Runnable work, long most) {
        Thread thread = Thread.currentThread();
        counted = 0;
        limit = most;
        memory = MEMORY.getThreadAllocatedBytes(thread.getId());
        owner = thread;
        try {
            work.run();
            countMemory();
            return counted;
        } finally {
            owner = null;
        }
    }

    /** Called by code that was loaded to be counted, as are all that follow. */
    public static void step() {
        take(1);
    }

    private static void take(long steps) {
        if (Thread.currentThread() == owner) {
            count(steps);
            if (++calls % BETWEEN_LOOKS_AT_MEMORY == 0) {
                countMemory();
            }
        }
    }

    private static void countMemory() {
        long now = MEMORY.getThreadAllocatedBytes(owner.getId());
        count((now - memory) / BYTES_OF_A_STEP);
        memory = now;
    }

    private static void count(long steps) {
        counted += steps;
        if (counted > limit) {
            throw new TooMany(limit);
        }
    }

    /** A text whose characters are counted as they are looked at. */
    private record Counted(CharSequence text) implements CharSequence {
        static CharSequence of(CharSequence text) {
            return text instanceof Counted ? text : new Counted(text);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            take(1);
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return new Counted(text.subSequence(from, to));
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    public static Matcher matcher(Pattern pattern, CharSequence text) {
        return pattern.matcher(Counted.of(text));
    }

    public static String[] split(Pattern pattern, CharSequence text) {
        return pattern.split(Counted.of(text));
    }

    public static String[] split(Pattern pattern, CharSequence text, int most) {
        return pattern.split(Counted.of(text), most);
    }

    public static boolean matches(String text, String pattern) {
        return matcher(Pattern.compile(pattern), text).matches();
    }

    public static String replaceAll(String text, String pattern, String by) {
        return matcher(Pattern.compile(pattern), text).replaceAll(by);
    }

    public static String replaceFirst(String text, String pattern, String by) {
        return matcher(Pattern.compile(pattern), text).replaceFirst(by);
    }

    public static String[] split(String text, String pattern) {
        return split(Pattern.compile(pattern), text);
    }

    public static String[] split(String text, String pattern, int most) {
        return split(Pattern.compile(pattern), text, most);
    }

    public static int indexOf(String text, int character) {
        return indexOf(text, character, 0);
    }

    public static int indexOf(String text, int character, int from) {
        return forward(text, from, text.indexOf(character, from));
    }

    public static int indexOf(String text, String part) {
        return indexOf(text, part, 0);
    }

    public static int indexOf(String text, String part, int from) {
        return forward(text, from, text.indexOf(part, from));
    }

    public static boolean contains(String text, CharSequence part) {
        return indexOf(text, part.toString()) >= 0;
    }

    public static int lastIndexOf(String text, int character) {
        return lastIndexOf(text, character, text.length() - 1);
    }

    public static int lastIndexOf(String text, int character, int from) {
        return backward(from, text.lastIndexOf(character, from));
    }

    public static int lastIndexOf(String text, String part) {
        return lastIndexOf(text, part, text.length());
    }

    public static int lastIndexOf(String text, String part, int from) {
        return backward(from, text.lastIndexOf(part, from));
    }

    private static int forward(String text, int from, int found) {
        take(Math.max(0, (found < 0 ? text.length() : found) - from));
        return found;
    }

    private static int backward(int from, int found) {
        take(Math.max(0, from - found));
        return found;
    }

    public static String strip(String text) {
        take(text.length());
        return text.strip();
    }

    public static boolean isBlank(String text) {
        take(text.length());
        return text.isBlank();
    }

    public static boolean contains(Collection<?> all, Object one) {
        return contains(all instanceof List<?> list ? list : List.of(), all.size(), all.contains(one));
    }

    public static boolean contains(List<?> all, Object one) {
        return contains(all, all.size(), all.contains(one));
    }

    private static boolean contains(List<?> searched, int size, boolean found) {
        take(searched.isEmpty() ? 1 : size);
        return found;
    }

    public static int indexOf(List<?> all, Object one) {
        take(all.size());
        return all.indexOf(one);
    }

    public static StringBuilder insert(StringBuilder text, int at, String part) {
        take(text.length());
        return text.insert(at, part);
    }

    public static StringBuilder insert(StringBuilder text, int at, char part) {
        take(text.length());
        return text.insert(at, part);
    }

    public static StringBuilder delete(StringBuilder text, int from, int to) {
        take(text.length());
        return text.delete(from, to);
    }

    public static StringBuilder deleteCharAt(StringBuilder text, int at) {
        take(text.length());
        return text.deleteCharAt(at);
    }

    public static int indexOf(StringBuilder text, String part) {
        take(text.length());
        return text.indexOf(part);
    }

    public static int indexOf(StringBuilder text, String part, int from) {
        take(text.length());
        return text.indexOf(part, from);
    }
}
