package io.volmount;

/** A text that counts how often a character of it is looked at, and puts an end to what never comes to one. */
public final class CountedText implements CharSequence {
    private final String text;
    private final long limit;
    private final long[] steps;

    /** @param limit of looks */
    public CountedText(String text, long limit) {
        this(text, limit, new long[1]);
    }

    private CountedText(String text, long limit, long[] steps) {
        this.text = text;
        this.limit = limit;
        this.steps = steps;
    }

    public long steps() {
        return steps[0];
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        steps[0]++;
        if (steps[0] > limit) {
            throw new IllegalStateException("more than " + limit + " steps");
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return new CountedText(text.substring(from, to), limit, steps);
    }

    @Override
    public String toString() {
        return text;
    }
}
