package io.volmount;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.volmount.cli.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A class of the program, as compiled, where references are that its source does not show.
 *
 * @param name whole, a nested one's with {@code $}
 * @param classes whole names of the classes that it refers to, also those in signatures and annotations alone
 * @param members the methods and fields that it refers to, each as {@code owner.name} and its descriptor
 * @param variables its static fields that are not final
 */
record CompiledClass(String name, Set<String> classes, Set<String> members, Set<String> variables) {
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int METHOD_OF_INTERFACE = 11;
    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([\\w/$]+)(?=[;<])");

    static List<CompiledClass> all() {
        try (Stream<Path> files = Files.walk(Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI()))) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(CompiledClass::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CompiledClass read(Path file) {
        try {
            return of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CompiledClass of(byte[] compiled) {
        ClassReader reader = new ClassReader(compiled);
        Set<String> classes = new TreeSet<>();
        Set<String> members = new TreeSet<>();
        char[] text = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            switch (item == 0 ? 0 : reader.readByte(item - 1)) {
                case UTF8 -> {
                    Matcher named = IN_DESCRIPTOR.matcher(
                            new String(compiled, item + 2, reader.readUnsignedShort(item), ISO_8859_1));
                    while (named.find()) {
                        classes.add(named.group(1).replace('/', '.'));
                    }
                }
                case CLASS -> classes.add(elementOf(reader.readUTF8(item, text)));
                case FIELD, METHOD, METHOD_OF_INTERFACE -> {
                    int nameAndType = reader.getItem(reader.readUnsignedShort(item + 2));
                    String owner = elementOf(reader.readClass(item, text));
                    members.add(
                            owner + "." + reader.readUTF8(nameAndType, text) + reader.readUTF8(nameAndType + 2, text));
                }
                default -> {}
            }
        }
        return new CompiledClass(elementOf(reader.getClassName()), classes, members, variables(reader));
    }

    /** Of an array, whose name is a descriptor, what it holds. */
    private static String elementOf(String internalName) {
        return internalName.replaceFirst("^\\[+L?", "").replaceFirst(";$", "").replace('/', '.');
    }

    private static Set<String> variables(ClassReader reader) {
        Set<String> variables = new TreeSet<>();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public FieldVisitor visitField(
                            int access, String name, String descriptor, String signature, Object value) {
                        if ((access & Opcodes.ACC_STATIC) != 0 && (access & Opcodes.ACC_FINAL) == 0) {
                            variables.add(name);
                        }
                        return null;
                    }
                },
                ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        return variables;
    }

    String packageName() {
        return packageOf(name);
    }

    static String packageOf(String className) {
        return className.substring(0, className.lastIndexOf('.'));
    }
}
