package org.facegap.core.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an absent key is taken to be. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
    /** A YAML literal: {@code 0.1}, {@code [a, b]}; <code>{}</code> is a nested record of its own defaults. */
    String value();
}
