package io.volmount.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.volmount.shell.NodeSections;
import io.volmount.ssh.ScriptedServer.Running;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A node that tells what an agent with a blank device does, and the password that sudo was given wherever it can. */
final class EchoingNode {
    private static final Pattern PROMPT = Pattern.compile("\\[([0-9a-f]+)\\] password: ");
    private static final Pattern NONCE = Pattern.compile("NONCE='([0-9a-f]+)'\n");
    private static final Pattern PARTS = Pattern.compile("PARTS='([^']*)'\n");

    private EchoingNode() {}

    /** How it answers a command line. */
    static ScriptedServer.Script on(String line) {
        Matcher prompt = PROMPT.matcher(line);
        if (!prompt.find()) {
            throw new IllegalArgumentException("not by sudo: " + line);
        }
        return command -> answer(command, prompt.group(1));
    }

    private static void answer(Running command, String talk) throws IOException {
        say(command.stderr(), "[" + talk + "] password: ");
        String password = line(command.stdin());
        for (char letter : ("debug: got " + password + "\n").toCharArray()) {
            say(command.stderr(), String.valueOf(letter));
        }
        say(command.stdout(), password + "\n[" + talk + "] root\n");
        String script = new String(command.stdin().readAllBytes(), UTF_8);
        String mark = "\n@" + found(NONCE, script) + " ";
        say(command.stderr(), "pam_debug: password=" + password + "\n");
        boolean step = script.contains("\nSTEP='");
        say(command.stdout(), step ? mark + "changed to " + password + "\n" : look(mark, password, script));
        command.exit(0);
    }

    private static String look(String mark, String password, String script) {
        StringBuilder text = new StringBuilder();
        sections(password).forEach((name, body) -> text.append(mark + "section " + name + "\n" + body));
        if (found(PARTS, script).contains("journal")) {
            text.append(mark + "section journal\n" + journal(password));
        }
        return text + mark + "end\n";
    }

    private static Map<String, String> sections(String password) {
        return NodeSections.with(
                NodeSections.node(),
                "hostname",
                password + "\n",
                "shells",
                "sh=" + password + "\n",
                "system",
                password + "\n",
                "clock",
                "1800000000\n");
    }

    /** A line that proof of a volume rests on. */
    private static String journal(String password) {
        return """
                {"__REALTIME_TIMESTAMP":"1800000000000000","_HOSTNAME":"%s","_BOOT_ID":"c935448829554964b09e49bf0a464c99",\
                "__MONOTONIC_TIMESTAMP":"1","_PID":"888","_SYSTEMD_UNIT":"dcos-mesos-slave.service",\
                "SYSLOG_IDENTIFIER":"%s","MESSAGE":"Found matching mounts : [('/dcos/volume0', 74)] %s"}
                """.replace("%s", password);
    }

    private static String found(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
            line.write(read);
        }
        return line.toString(UTF_8);
    }

    private static void say(OutputStream stream, String text) throws IOException {
        stream.write(text.getBytes(UTF_8));
        stream.flush();
    }
}
