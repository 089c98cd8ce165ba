package io.volmount.fstab;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A syntax of escape sequences for bytes in UTF-8 text.
 *
 * @param codes matches an escape sequence, with the digits as the first group
 * @param radix the radix of the digits
 */
record Escapes(Pattern codes, int radix) {

    String decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher code = codes.matcher(text);
        int end = 0;
        while (code.find()) {
            bytes.writeBytes(text.substring(end, code.start()).getBytes(StandardCharsets.UTF_8));
            bytes.write(code.group(1).equals("\\") ? '\\' : Integer.parseInt(code.group(1), radix));
            end = code.end();
        }
        bytes.writeBytes(text.substring(end).getBytes(StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
