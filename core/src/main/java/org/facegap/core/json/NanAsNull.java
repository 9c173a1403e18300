package org.facegap.core.json;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A double that may be missing: NaN in memory, null in JSON. Any other double refuses to be written as NaN. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@JacksonAnnotationsInside
@JsonSerialize(using = FiniteNumbers.NanAsNullSerializer.class)
@JsonDeserialize(using = FiniteNumbers.NullAsNanDeserializer.class)
public @interface NanAsNull {}
