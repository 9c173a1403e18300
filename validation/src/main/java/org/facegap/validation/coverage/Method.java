package org.facegap.validation.coverage;

/**
 * An interval or a test as a scenario tries it.
 *
 * @param name what it is called
 * @param kind what its hits count
 * @param recommended whether the project relies on it in this situation
 * @param remark where it should not be used, or empty
 */
public record Method(String name, Kind kind, boolean recommended, String remark) {
    /** What a hit is. */
    public enum Kind {
        /** An interval of nominal 95 % held the truth. */
        INTERVAL,
        /** A test at a level of 5 % called equal groups different. */
        TEST
    }

    /** Share of hits that it promises. */
    public double nominal() {
        return kind == Kind.INTERVAL ? 0.95 : 0.05;
    }

    /** An interval to rely on. */
    static Method interval(String name) {
        return new Method(name, Kind.INTERVAL, true, "");
    }

    /** An interval that should not be used here. */
    static Method poorInterval(String name, String remark) {
        return new Method(name, Kind.INTERVAL, false, remark);
    }

    /** A test to rely on. */
    static Method test(String name) {
        return new Method(name, Kind.TEST, true, "");
    }

    /** A test that should not be used here. */
    static Method poorTest(String name, String remark) {
        return new Method(name, Kind.TEST, false, remark);
    }
}
