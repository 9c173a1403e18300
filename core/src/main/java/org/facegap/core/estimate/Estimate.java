package org.facegap.core.estimate;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.jspecify.annotations.Nullable;

/**
 * A measured number that cannot be shown without what qualifies it.
 *
 * @param value the point estimate; {@code +Infinity} when INFINITE, NaN when UNDEFINED or TOO_FEW
 * @param low lower end of the interval, NaN when there is none
 * @param high upper end of the interval, NaN when there is none
 * @param n how many independent things it was measured on
 * @param unit what the value counts: {@code rate}, {@code ratio}, {@code percent}, {@code images} ...
 * @param status whether the value can be used
 * @param reason why it is undefined; null in every other status
 * @param needed the least {@code n} that would do; 0 unless TOO_FEW
 */
@JsonSerialize(using = EstimateJson.Serializer.class)
@JsonDeserialize(using = EstimateJson.Deserializer.class)
public record Estimate(
        double value,
        double low,
        double high,
        long n,
        String unit,
        Status status,
        @Nullable String reason,
        long needed) {
    /** Whether, and how, the number exists. */
    public enum Status {
        /** The value is finite. */
        OK,
        /** The value is positive infinity, for example a ratio over a rate of zero. */
        INFINITE,
        /** The definition does not apply; the reason says why. */
        UNDEFINED,
        /** Fewer observations than the protocol asks for. */
        TOO_FEW
    }

    /** @throws IllegalArgumentException when the fields contradict the status */
    public Estimate {
        if (unit.isEmpty()) {
            throw new IllegalArgumentException("an estimate needs a unit");
        }
        if (n < 0) {
            throw new IllegalArgumentException("n is negative: " + n);
        }
        if (status == Status.OK) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("an OK estimate needs a finite value, not " + value);
            }
            boolean none = Double.isNaN(low) && Double.isNaN(high);
            if (!none && !(Double.isFinite(low) && Double.isFinite(high) && low <= high)) {
                throw new IllegalArgumentException("not an interval: [" + low + ", " + high + "]");
            }
        } else if (!Double.isNaN(low) || !Double.isNaN(high)) {
            throw new IllegalArgumentException("only an OK estimate has an interval");
        }
        if ((status == Status.UNDEFINED) == (reason == null || reason.isEmpty())) {
            throw new IllegalArgumentException("a reason belongs to UNDEFINED and to nothing else");
        }
        if (status == Status.TOO_FEW ? needed <= n : needed != 0) {
            throw new IllegalArgumentException("needed = " + needed + " does not fit " + status + " with n = " + n);
        }
    }

    /** A finite value with its interval. */
    public static Estimate ok(double value, double low, double high, long n, String unit) {
        return new Estimate(value, low, high, n, unit, Status.OK, null, 0);
    }

    /** A finite value without an interval; the ends are null in JSON. */
    public static Estimate point(double value, long n, String unit) {
        return ok(value, Double.NaN, Double.NaN, n, unit);
    }

    /** Positive infinity. */
    public static Estimate infinite(long n, String unit) {
        return new Estimate(Double.POSITIVE_INFINITY, Double.NaN, Double.NaN, n, unit, Status.INFINITE, null, 0);
    }

    /** No value, and why. */
    public static Estimate undefined(String reason, long n, String unit) {
        return new Estimate(Double.NaN, Double.NaN, Double.NaN, n, unit, Status.UNDEFINED, reason, 0);
    }

    /** No value, because {@code n < needed}. */
    public static Estimate tooFew(long n, long needed, String unit) {
        return new Estimate(Double.NaN, Double.NaN, Double.NaN, n, unit, Status.TOO_FEW, null, needed);
    }

    /** Whether the value is finite. */
    public boolean isOk() {
        return status == Status.OK;
    }

    /** Whether it has an interval. */
    public boolean hasInterval() {
        return !Double.isNaN(low);
    }
}
