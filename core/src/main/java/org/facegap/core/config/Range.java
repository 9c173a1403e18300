package org.facegap.core.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Bounds of a number, or of each number of a list or map. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {
    /** The least number that is allowed. */
    double min() default Double.NEGATIVE_INFINITY;

    /** The greatest number that is allowed. */
    double max() default Double.POSITIVE_INFINITY;

    /** Whether {@link #min} itself is not allowed. */
    boolean minExclusive() default false;

    /** Whether {@link #max} itself is not allowed. */
    boolean maxExclusive() default false;
}
