package org.facegap.core.json;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record component that files of earlier versions do not have; there it arrives as null at the record's constructor, which
 * puts the default in its place. Every other missing component is an error.
 */
@Retention(RetentionPolicy.RUNTIME)
// At the constructor alone: at fields Jackson would allow it once a record.
@Target(ElementType.PARAMETER)
@JacksonAnnotationsInside
@JacksonInject(value = "none", useInput = OptBoolean.TRUE, optional = OptBoolean.TRUE)
public @interface AddedLater {}
