package io.volmount.shell;

import io.volmount.shell.session.NodeText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The output of a script, separated from anything printed around it. A frame line starts with {@code @NONCE} and a
 * space; the newline before it belongs to it, so a section's body is byte-exact.
 *
 * @param sections by name; the last one if a name repeats
 * @param result the last result line
 * @param ended whether the end mark was received; without it the output is incomplete
 */
public record FramedOutput(Map<String, String> sections, Optional<Result> result, boolean ended) {

    /** A step's own result: {@code changed}, {@code unchanged}, {@code refused} or {@code failed}, and a sentence. */
    public record Result(String word, String sentence) {
        public Result {
            sentence = sentence.isBlank() ? "no reason given" : sentence;
        }
    }

    public static FramedOutput read(String nonce, String output) {
        String mark = "\n@" + nonce + " ";
        Map<String, String> sections = new LinkedHashMap<>();
        Optional<Result> result = Optional.empty();
        boolean ended = false;
        String text = "\n" + output;
        for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
            int from = at + mark.length();
            int lineEnd = text.indexOf('\n', from);
            if (lineEnd < 0) {
                break;
            }
            String[] words = (text.substring(from, lineEnd) + " ").split(" ", 2);
            String rest = words[1].strip();
            switch (words[0]) {
                case "section" -> sections.put(rest, body(text, lineEnd + 1, mark));
                case "end" -> ended = true;
                default -> result = Optional.of(new Result(words[0], NodeText.sentence(rest)));
            }
        }
        return new FramedOutput(sections, result, ended);
    }

    private static String body(String text, int from, String mark) {
        int next = text.indexOf(mark, from - 1);
        return text.substring(from, next < 0 ? text.length() : Math.max(from, next));
    }
}
