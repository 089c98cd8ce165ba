import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandleInfo;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Prints the lambdas and method references of JARs as lines of a class list of {@code java -Xshare:dump}, so that an archive has
 * the classes which a JVM otherwise makes of them as it runs. They follow from the JARs alone, not from what a command did.
 *
 * <p>The lines are what JDK 25 writes with {@code -XX:DumpLoadedClassList}: caller, method and type of the call site, erased
 * type, implementation, and type.
 */
final class LambdaProxies {
    private static final ClassDesc METAFACTORY = ClassDesc.of("java.lang.invoke.LambdaMetafactory");

    private LambdaProxies() {}

    public static void main(String[] jars) throws IOException {
        TreeSet<String> lines = new TreeSet<>();
        for (String name : jars) {
            try (JarFile jar = new JarFile(name)) {
                for (JarEntry entry : jar.stream().filter(LambdaProxies::isClass).toList()) {
                    lines(ClassFile.of().parse(jar.getInputStream(entry).readAllBytes())).forEach(lines::add);
                }
            }
        }
        lines.forEach(System.out::println);
    }

    /** Not the copies for newer versions of Java, which a class list cannot tell apart. */
    private static boolean isClass(JarEntry entry) {
        return entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/");
    }

    private static Stream<String> lines(ClassModel type) {
        return type.methods().stream()
                .filter(method -> method.code().isPresent())
                .flatMap(method -> method.code().get().elementStream())
                .filter(InvokeDynamicInstruction.class::isInstance)
                .map(InvokeDynamicInstruction.class::cast)
                .filter(call -> call.bootstrapMethod().owner().equals(METAFACTORY))
                .map(call -> line(type, call));
    }

    private static String line(ClassModel type, InvokeDynamicInstruction call) {
        MethodTypeDesc erased = (MethodTypeDesc) call.bootstrapArgs().get(0);
        DirectMethodHandleDesc lambda = (DirectMethodHandleDesc) call.bootstrapArgs().get(1);
        MethodTypeDesc exact = (MethodTypeDesc) call.bootstrapArgs().get(2);
        return String.join(
                " ",
                "@lambda-proxy",
                type.thisClass().asInternalName(),
                call.name().stringValue(),
                call.typeSymbol().descriptorString(),
                erased.descriptorString(),
                "REF_" + MethodHandleInfo.referenceKindToString(lambda.kind().refKind),
                internalName(lambda.owner()),
                lambda.methodName(),
                lambda.lookupDescriptor(),
                exact.descriptorString());
    }

    private static String internalName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }
}
