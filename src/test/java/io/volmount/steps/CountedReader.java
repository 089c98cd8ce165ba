package io.volmount.steps;

import java.lang.reflect.Constructor;
import java.util.function.Consumer;

/** Something that reads text, loaded so that its steps are counted. */
public final class CountedReader {
    private static final CountingLoader LOADER = new CountingLoader();

    private final Consumer<String[]> reader;

    /** @param type has a constructor without parameters; its objects know nothing of those that are loaded as usual */
    @SuppressWarnings("unchecked") // as the parameter says
    public CountedReader(Class<? extends Consumer<String[]>> type) {
        try {
            Constructor<?> constructor = LOADER.loadClass(type.getName()).getDeclaredConstructor();
            constructor.setAccessible(true);
            reader = (Consumer<String[]>) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * How many steps it takes to read the text.
     *
     * @param most after so many it is ended, with {@link Steps.TooMany}
     */
    public long steps(long most, String... text) {
        return Steps.of(() -> reader.accept(text), most);
    }
}
