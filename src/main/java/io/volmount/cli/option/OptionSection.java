package io.volmount.cli.option;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Member;
import picocli.CommandLine.Model.OptionSpec;

/** A section of the help of a command, in the order in which they come. */
public enum OptionSection {
    /** Options that a command does not share with others. */
    OWN("Options"),
    INPUT("Agents and volumes"),
    MASTER("Mesos master"),
    CONNECTION("Connection"),
    OUTPUT("Output"),
    HELP("Help");

    private static final String STANDARD_HELP = "picocli.";

    private final String heading;

    OptionSection(String heading) {
        this.heading = heading;
    }

    /** For a class of options: where help lists them. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface In {
        OptionSection value();
    }

    public String heading() {
        return heading;
    }

    /** Where help lists an option. */
    public static OptionSection of(OptionSpec option) {
        if (!(option.userObject() instanceof Member member)) {
            return OWN;
        }
        Class<?> declared = member.getDeclaringClass();
        In section = declared.getAnnotation(In.class);
        if (section != null) {
            return section.value();
        }
        return declared.getName().startsWith(STANDARD_HELP) ? HELP : OWN;
    }
}
