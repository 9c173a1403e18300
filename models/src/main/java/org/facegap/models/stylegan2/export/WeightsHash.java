package org.facegap.models.stylegan2.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.models.checkpoint.array.LazyTensor;

/**
 * SHA-256 of a network's weights, whatever file they stand in: names in alphabetical order, each with the number of its
 * values and the values as little-endian float32. Two files of one network have one hash.
 */
public final class WeightsHash {
    private WeightsHash() {}

    /** The hash as 64 hex digits; what a network computes for itself (filters, constants) is left out. */
    public static String of(Map<String, LazyTensor> tensors) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        new TreeMap<>(tensors).forEach((name, tensor) -> {
            if (isWeight(name)) {
                byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
                float[] values = tensor.values();
                ByteBuffer bytes = ByteBuffer.allocate(2 * Integer.BYTES + utf8.length + Float.BYTES * values.length)
                        .order(ByteOrder.LITTLE_ENDIAN);
                bytes.putInt(utf8.length).put(utf8).putInt(values.length);
                bytes.asFloatBuffer().put(values);
                digest.update(bytes.array());
            }
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Whether a tensor of this name was learned or drawn, not computed. */
    static boolean isWeight(String name) {
        return !name.startsWith("constants.") && !name.endsWith(".resample_filter");
    }
}
