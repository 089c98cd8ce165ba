package io.volmount.storage;

import java.lang.reflect.Constructor;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.ValueInstantiators;
import tools.jackson.databind.deser.std.StdValueInstantiator;
import tools.jackson.databind.module.SimpleModule;

/**
 * Creates records by core reflection. Jackson adapts a method handle each time it calls a constructor with several
 * parameters, which takes a third of the time of reading a journal.
 */
final class RecordInstantiators extends SimpleModule {
    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addValueInstantiators(new ValueInstantiators.Base() {
            @Override
            public ValueInstantiator modifyValueInstantiator(
                    DeserializationConfig config, BeanDescription.Supplier type, ValueInstantiator usual) {
                return type.getBeanClass().isRecord()
                                && usual instanceof StdValueInstantiator standard
                                && usual.getWithArgsCreator() != null
                                && usual.getWithArgsCreator().getAnnotated() instanceof Constructor<?> constructor
                        ? new Reflecting(standard, constructor)
                        : usual;
            }
        });
    }

    private static final class Reflecting extends StdValueInstantiator {
        private final transient Constructor<?> constructor;

        Reflecting(StdValueInstantiator usual, Constructor<?> constructor) {
            super(usual);
            this.constructor = constructor;
        }

        @Override
        public Object createFromObjectWith(DeserializationContext context, Object[] components) {
            try {
                return constructor.newInstance(components);
            } catch (ReflectiveOperationException | IllegalArgumentException failed) {
                // Fails once more, in the way that its callers expect.
                return super.createFromObjectWith(context, components);
            }
        }
    }
}
