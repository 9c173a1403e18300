package org.facegap.core.json;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import org.jspecify.annotations.Nullable;

/** Reads a component that is {@link NullAsAbsent} and has no key as null; the mapper refuses any other that is missing. */
final class AbsentSections extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public JacksonInject.@Nullable Value findInjectableValue(AnnotatedMember member) {
        return member instanceof AnnotatedParameter parameter && _hasAnnotation(member, NullAsAbsent.class)
                ? JacksonInject.Value.construct(parameter.getIndex(), true, true)
                : super.findInjectableValue(member);
    }

    /** What stands where no key is. */
    static final class Nothing extends InjectableValues {
        /** Deprecated by Jackson, and abstract. */
        @Override
        @SuppressWarnings("deprecation")
        public @Nullable Object findInjectableValue(
                Object id, DeserializationContext context, BeanProperty property, @Nullable Object instance) {
            return null;
        }
    }
}
