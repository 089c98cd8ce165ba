package io.volmount.steps;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Loads volmount, its tests and the libraries that parse for it once more, with {@link Steps} counted in them: at the
 * beginning of every method and before every jump backwards. What the JDK would search or match by itself is counted too.
 */
final class CountingLoader extends ClassLoader {
    private static final List<String> COUNTED = List.of("io.volmount.", "tools.jackson.", "org.snakeyaml.");
    private static final String STEPS = Type.getInternalName(Steps.class);

    /** Methods of the JDK that are replaced, each as {@code name(Lowner;arguments)}. */
    private static final Set<String> REPLACED = Arrays.stream(Steps.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getParameterCount() > 0)
            .map(CountingLoader::signature)
            .collect(Collectors.toUnmodifiableSet());

    CountingLoader() {
        super(CountingLoader.class.getClassLoader());
    }

    private static String signature(Method method) {
        return method.getName() + Type.getMethodDescriptor(method);
    }

    private static boolean isCounted(String name) {
        return COUNTED.stream().anyMatch(name::startsWith) && !name.startsWith(Steps.class.getName());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!isCounted(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            ClassReader reader = new ClassReader(in);
            ClassWriter writer = new ClassWriter(0);
            reader.accept(new Counting(writer), 0);
            byte[] counted = writer.toByteArray();
            return defineClass(name, counted, 0, counted.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static final class Counting extends ClassVisitor {
        Counting(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new CountedMethod(super.visitMethod(access, name, descriptor, signature, exceptions));
        }
    }

    private static final class CountedMethod extends MethodVisitor {
        private final Set<Label> passed = new HashSet<>();

        CountedMethod(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        private void step() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, STEPS, "step", "()V", false);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            step();
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            if (passed.contains(label)) {
                step();
            }
            super.visitJumpInsn(opcode, label);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            String replacement = "(L" + owner + ";" + descriptor.substring(1);
            if (opcode != Opcodes.INVOKESTATIC && REPLACED.contains(name + replacement)) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, STEPS, name, replacement, false);
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }
    }
}
