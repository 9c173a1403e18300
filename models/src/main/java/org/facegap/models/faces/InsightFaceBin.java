package org.facegap.models.faces;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.facegap.core.UserError;
import org.facegap.core.dataset.layout.FaceLayout;
import org.facegap.core.dataset.layout.FaceSink;
import org.facegap.core.dataset.layout.SourceFace;
import org.facegap.core.pairs.NamedPair;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.checkpoint.array.NumpyArrays;
import org.facegap.models.checkpoint.pickle.ByteStrings;
import org.facegap.models.checkpoint.pickle.FileBytes;
import org.facegap.models.checkpoint.pickle.MemoryBudget;
import org.facegap.models.checkpoint.pickle.PickledList;
import org.facegap.models.checkpoint.pickle.PickledTuple;
import org.facegap.models.checkpoint.pickle.Unpickler;
import org.jspecify.annotations.Nullable;

/**
 * InsightFace's verification sets ({@code lfw.bin}, {@code cfp_fp.bin}, {@code agedb_30.bin} ...): a pickle of {@code (bins,
 * issame)} with 2n images, as bytes or as NumPy arrays of {@code uint8}, and n truth values; images 2i and 2i + 1 are
 * pair i. It is read by the reader that knows names and calls nothing.
 *
 * <p>Who is shown is not said. The two images of a genuine pair are one identity, every other image one of its own, so
 * one person may be several identities, and only the pairs of the file may be trusted. Ten folds cut the list in order, as
 * InsightFace does.
 */
public final class InsightFaceBin implements FaceLayout {
    private static final int FOLDS = 10;

    private final FileBytes file;
    private final ByteStrings strings;
    private final NumpyArrays arrays;
    private final List<Object> images;
    private final boolean[] same;

    /**
     * Reads the pickle; images stay in the file.
     *
     * @throws UserError when the file is no such pickle
     */
    public InsightFaceBin(Path source) {
        file = FileBytes.map(source);
        MemoryBudget budget = MemoryBudget.of(file);
        strings = new ByteStrings(file, budget);
        arrays = new NumpyArrays(file, budget);
        Object root = new Unpickler(file, budget, false).load();
        List<Object> parts = items(root);
        List<Object> found = parts == null || parts.size() != 2 ? null : items(parts.get(0));
        List<Object> flags = parts == null || parts.size() != 2 ? null : flags(parts.get(1));
        if (found == null || flags == null || flags.isEmpty() || found.size() != 2 * flags.size()) {
            throw new UserError(source + ": not a verification set of InsightFace: expected a pair of 2n images and n"
                    + " truth values");
        }
        images = found;
        same = new boolean[flags.size()];
        for (int i = 0; i < same.length; i++) {
            same[i] = truth(flags.get(i), source, i);
        }
    }

    private boolean truth(Object flag, Path source, int pair) {
        if (flag instanceof Boolean value) {
            return value;
        }
        if (flag instanceof Long value && (value == 0 || value == 1)) {
            return value == 1;
        }
        LazyTensor scalar = arrays.array(flag);
        float value = scalar != null && scalar.elements() == 1 ? scalar.values()[0] : Float.NaN;
        if (value == 0 || value == 1) {
            return value == 1;
        }
        throw new UserError(source + ": pair " + pair + " is neither the same nor not the same");
    }

    /** The truth values, a list or an array of one dimension. */
    private @Nullable List<Object> flags(Object node) {
        LazyTensor array = items(node) == null ? arrays.array(node) : null;
        if (array == null || array.shape().length != 1) {
            return items(node);
        }
        List<Object> flags = new ArrayList<>();
        for (float value : array.values()) {
            flags.add(value == 0 || value == 1 ? (Object) (long) value : value);
        }
        return flags;
    }

    private static @Nullable List<Object> items(Object node) {
        if (node instanceof PickledList list) {
            return list.items();
        }
        if (node instanceof PickledTuple tuple) {
            Object[] items = new Object[tuple.size()];
            for (int i = 0; i < items.length; i++) {
                items[i] = tuple.get(i);
            }
            return List.of(items);
        }
        return null;
    }

    @Override
    public List<String> attributes() {
        return List.of();
    }

    @Override
    public String remark() {
        return "identities are known within genuine pairs only: one person may be several identities";
    }

    @Override
    public void faces(FaceSink sink) {
        for (int i = 0; i < images.size(); i++) {
            String name = name(i);
            byte[] bytes = bytes(images.get(i));
            if (bytes == null) {
                sink.skip("an entry that holds no bytes", name);
                continue;
            }
            String pair = String.format(Locale.ROOT, "pair%06d", i / 2);
            String identity = same[i / 2] ? pair : pair + (i % 2 == 0 ? "a" : "b");
            sink.face(new SourceFace("image " + i, name, identity, Map.of(), bytes));
        }
    }

    private byte @Nullable [] bytes(Object node) {
        FileBytes raw = strings.bytes(node);
        if (raw != null) {
            return raw.copy(0, raw.length());
        }
        LazyTensor array = arrays.array(node);
        if (array == null || !array.dtype().equals("uint8")) {
            return null;
        }
        float[] values = array.values();
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) (int) values[i];
        }
        return bytes;
    }

    @Override
    public boolean hasPairs() {
        return true;
    }

    @Override
    public void pairs(Consumer<NamedPair> pairs, FaceSink sink) {
        for (int i = 0; i < same.length; i++) {
            pairs.accept(NamedPair.of(
                    name(2 * i),
                    name(2 * i + 1),
                    same[i],
                    (int) ((long) i * FOLDS / Math.max(FOLDS, same.length)),
                    ""));
        }
    }

    private static String name(int image) {
        return String.format(Locale.ROOT, "p%06d", image);
    }
}
