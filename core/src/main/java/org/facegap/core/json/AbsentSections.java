package org.facegap.core.json;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.lang.reflect.Executable;
import org.jspecify.annotations.Nullable;

/**
 * Reads a component that is {@link NullAsAbsent} and has no key as null; the mapper refuses any other that is missing, and a null
 * for one that is not {@link Nullable}.
 */
final class AbsentSections extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public JacksonInject.@Nullable Value findInjectableValue(AnnotatedMember member) {
        return member instanceof AnnotatedParameter parameter && _hasAnnotation(member, NullAsAbsent.class)
                ? JacksonInject.Value.construct(parameter.getIndex(), true, true)
                : super.findInjectableValue(member);
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        return annotated instanceof AnnotatedParameter parameter && !mayBeNull(parameter)
                ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
                : super.findSetterInfo(annotated);
    }

    /** Numbers that are missing, and those that the mapper refuses by itself, count as such. */
    private boolean mayBeNull(AnnotatedParameter parameter) {
        Class<?> type = parameter.getRawType();
        return !(parameter.getOwner().getMember() instanceof Executable creator)
                || !creator.getDeclaringClass().getName().startsWith("org.facegap.")
                || type.isPrimitive()
                || JsonNode.class.isAssignableFrom(type)
                || _hasAnnotation(parameter, JacksonInject.class)
                || _hasAnnotation(parameter, NullAsAbsent.class)
                || creator.getAnnotatedParameterTypes()[parameter.getIndex()].isAnnotationPresent(Nullable.class);
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
