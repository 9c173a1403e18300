package org.facegap.reports.text;

/** A name and its value, both as text. */
public record Entry(String name, String value) {}
