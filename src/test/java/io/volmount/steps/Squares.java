package io.volmount.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Ways to take steps with the square of a text. */
final class Squares {
    private Squares() {}

    static final class Loops implements Consumer<String[]> {
        private int letters;

        @Override
        public void accept(String[] text) {
            for (int i = 0; i < text[0].length(); i++) {
                for (int j = 0; j < i; j++) {
                    letters += text[0].charAt(j);
                }
            }
        }
    }

    static final class Searches implements Consumer<String[]> {
        @Override
        public void accept(String[] text) {
            for (int i = 0; i < text[0].length() && text[0].indexOf('b', i) < 0; i++) {
                continue;
            }
        }
    }

    static final class Matches implements Consumer<String[]> {
        private static final Pattern ENDS = Pattern.compile("a+b");

        @Override
        public void accept(String[] text) {
            ENDS.matcher(text[0]).find();
        }
    }

    static final class Copies implements Consumer<String[]> {
        @Override
        public void accept(String[] text) {
            String rest = text[0];
            while (!rest.isEmpty()) {
                rest = rest.substring(1);
            }
        }
    }

    static final class Lists implements Consumer<String[]> {
        @Override
        public void accept(String[] text) {
            List<Integer> seen = new ArrayList<>();
            for (int i = 0; i < text[0].length(); i++) {
                if (!seen.contains(i)) {
                    seen.add(i);
                }
            }
        }
    }

    /** Not with the square. */
    static final class Once implements Consumer<String[]> {
        private int letters;

        @Override
        public void accept(String[] text) {
            for (int i = 0; i < text[0].length(); i++) {
                letters += text[0].charAt(i);
            }
        }
    }
}
