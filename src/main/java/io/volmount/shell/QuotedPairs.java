package io.volmount.shell;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of {@code NAME="value"} pairs, as lsblk -P prints it: {@code \xNN} stands for a byte that could confuse. */
final class QuotedPairs {
    private static final Pattern PAIR = Pattern.compile("([A-Z:_%-]+)=\"([^\"]*)\"");

    private QuotedPairs() {}

    static Map<String, String> parse(String line) {
        Map<String, String> pairs = new LinkedHashMap<>();
        Matcher m = PAIR.matcher(line);
        while (m.find()) {
            pairs.put(m.group(1), decode(m.group(2)));
        }
        return pairs;
    }

    private static String decode(String value) {
        byte[] in = value.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '\\' && i + 3 < in.length && in[i + 1] == 'x' && hex(in[i + 2]) >= 0 && hex(in[i + 3]) >= 0) {
                out.write(hex(in[i + 2]) * 16 + hex(in[i + 3]));
                i += 3;
            } else {
                out.write(in[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static int hex(byte digit) {
        return Character.digit(digit, 16);
    }
}
