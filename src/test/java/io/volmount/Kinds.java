package io.volmount;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Comparator;
import java.util.stream.Stream;

/** Finds the kinds of an interface: the records of the main sources that implement it. */
public final class Kinds {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> location.contains("/classes/"))
            .importPackages("io.volmount");

    private Kinds() {}

    public static Stream<Class<?>> of(Class<?> type) {
        return CLASSES.stream()
                .filter(kind -> kind.isRecord() && kind.isAssignableTo(type))
                .sorted(Comparator.comparing(JavaClass::getFullName))
                .map(JavaClass::reflect);
    }
}
