package org.facegap.core.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a sealed interface of records, which its permits clause lists in the order to show them: the key that tells which of them is meant. Each record has a component of that name,
 * whose {@link OneOf} lists its words; the record whose component has a {@link Default} is meant when the key is absent. A word
 * alone, {@code strategy: rejection}, stands for keys and values with that word and nothing else.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ByKey {
    /** The key, such as {@code kind}. */
    String value();
}
