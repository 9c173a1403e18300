package org.facegap.core.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Seeds by name, so that adding a consumer of randomness moves no other consumer's numbers. */
public final class Seeds {
    private Seeds() {}

    /**
     * The first eight bytes (big-endian) of SHA-256 over the seed and the names, each name with its length before it:
     * the same on every machine and JDK, and {@code ("ab", "c")} differs from {@code ("a", "bc")}.
     */
    public static long derive(long seed, String... names) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, seed));
        for (String name : names) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
            digest.update(bytes);
        }
        return ByteBuffer.wrap(digest.digest()).getLong();
    }
}
