package org.facegap.core.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.facegap.core.UserError;

/**
 * The columns of {@code index.csv}: key, identity, shard, offset, length; for each attribute its value and its
 * confidence ({@code tone}, {@code tone.confidence}, both empty when unlabelled); variation, latent, sha256.
 */
final class FaceIndex {
    static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,90}");
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final List<String> FIRST = List.of("key", "identity", "shard", "offset", "length");
    private static final List<String> LAST = List.of("variation", "latent", "sha256");

    private final List<String> attributes;
    private final List<String> columns;

    /** @throws IllegalArgumentException when an attribute's name is taken or is not a plain word */
    FaceIndex(List<String> attributes) {
        this.attributes = List.copyOf(attributes);
        columns = new ArrayList<>(FIRST);
        for (String attribute : attributes) {
            if (!ATTRIBUTE.matcher(attribute).matches() || LAST.contains(attribute) || columns.contains(attribute)) {
                throw new IllegalArgumentException("not a usable attribute name: '" + attribute + "'");
            }
            columns.add(attribute);
            columns.add(attribute + ".confidence");
        }
        columns.addAll(LAST);
    }

    String header() {
        return CsvLine.format(columns);
    }

    String line(FaceRecord record) {
        List<String> fields = new ArrayList<>(List.of(
                record.key(),
                record.identity(),
                String.valueOf(record.shard()),
                String.valueOf(record.offset()),
                String.valueOf(record.length())));
        for (String attribute : attributes) {
            AttributeLabel label = record.attributes().get(attribute);
            fields.add(label == null ? "" : label.value());
            fields.add(label == null ? "" : confidence(label.confidence()).toPlainString());
        }
        fields.add(record.variation());
        fields.add(String.valueOf(record.latentRow()));
        fields.add(record.sha256());
        return CsvLine.format(fields);
    }

    /** Six decimals, without trailing zeros: the same text on every JDK. */
    static BigDecimal confidence(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded;
    }

    /** @throws UserError naming file and line of the first thing that is wrong */
    List<FaceRecord> read(Path file) {
        List<FaceRecord> records = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        // Most identities and labels are those of other images: each is kept once.
        Map<Object, Object> known = new HashMap<>();
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String header = in.readLine();
            if (!header().equals(header)) {
                throw new UserError(file + ":1: expected the columns " + header() + ", found "
                        + (header == null ? "none" : header));
            }
            int number = 2;
            for (String line = in.readLine(); line != null; line = in.readLine(), number++) {
                FaceRecord record;
                try {
                    record = record(CsvLine.parse(line), known);
                } catch (IllegalArgumentException e) {
                    throw new UserError(file + ":" + number + ": " + e.getMessage(), e);
                }
                if (!keys.add(record.key())) {
                    throw new UserError(file + ":" + number + ": the key '" + record.key() + "' is there twice");
                }
                records.add(record);
            }
        } catch (NoSuchFileException e) {
            throw new UserError(file + " does not exist", e);
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
        }
        return records;
    }

    private FaceRecord record(List<String> fields, Map<Object, Object> known) {
        if (fields.size() != columns.size()) {
            throw new IllegalArgumentException(fields.size() + " fields, expected " + columns.size());
        }
        if (!KEY.matcher(fields.get(0)).matches()) {
            throw new IllegalArgumentException("not a key: '" + fields.get(0) + "'");
        }
        Map<String, AttributeLabel> labels = new LinkedHashMap<>();
        int at = FIRST.size();
        for (String attribute : attributes) {
            String value = fields.get(at++);
            String confidence = fields.get(at++);
            if (!value.isEmpty()) {
                labels.put(attribute, new AttributeLabel(once(value, known), Double.parseDouble(confidence)));
            }
        }
        String hash = fields.get(at + 2);
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("not a SHA-256: '" + hash + "'");
        }
        int shard = Integer.parseInt(fields.get(2));
        long offset = Long.parseLong(fields.get(3));
        long length = Long.parseLong(fields.get(4));
        int latent = Integer.parseInt(fields.get(at + 1));
        if (shard < 0 || offset < 0 || length < 1 || length > Integer.MAX_VALUE || latent < -1) {
            throw new IllegalArgumentException("shard, offset, length or latent out of range");
        }
        return new FaceRecord(
                fields.get(0),
                once(fields.get(1), known),
                shard,
                offset,
                length,
                once(Labels.of(labels), known),
                once(fields.get(at), known),
                latent,
                hash);
    }

    /** The same value as before, where there was one that is equal. */
    @SuppressWarnings("unchecked")
    private static <T> T once(T value, Map<Object, Object> known) {
        return (T) known.computeIfAbsent(value, v -> v);
    }
}
