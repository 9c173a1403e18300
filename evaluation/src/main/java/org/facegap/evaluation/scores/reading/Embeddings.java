package org.facegap.evaluation.scores.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.facegap.core.UserError;
import org.facegap.core.files.ImagePaths;
import org.facegap.core.npy.Npy;
import org.facegap.core.npy.NpyArray;
import org.facegap.core.npy.Npz;
import org.facegap.core.statistics.Cosine;
import org.facegap.evaluation.identification.TemplatePooling;
import org.facegap.evaluation.scores.NameTable;

/**
 * Embeddings of images by name, from which a list of pairs gets cosine scores.
 *
 * <p>Formats, found by content: {@code .npz} with one matrix of numbers and, if any, one list of names; {@code .npy} with
 * a matrix, whose images are called by their row, from 0; text whose first column is the name and all others numbers.
 * Names are compared as {@link ImagePaths#name}.
 */
public final class Embeddings {
    private static final List<String> MATRICES = List.of("embeddings", "embedding", "features", "feats", "arr_0");
    private static final List<String> NAMES = List.of("names", "keys", "files", "filenames", "paths", "ids", "images");

    private final NameTable names;
    private final float[] values;
    private final int width;
    private final double[] norms;

    private Embeddings(String file, NameTable names, float[] values, int width) {
        this.names = names;
        this.values = values;
        this.width = width;
        if (width == 0 || names.size() == 0) {
            throw new UserError(file + ": holds no embeddings.");
        }
        norms = new double[names.size()];
        for (int row = 0; row < norms.length; row++) {
            norms[row] = Cosine.norm(values, row * width, width);
        }
    }

    /**
     * What to say of embeddings without a direction: all zeros, or numbers that are not finite; they give no score.
     *
     * @param what these are embeddings of, in the plural: {@code images}, {@code templates}
     */
    public Optional<String> withoutDirection(String what) {
        UndirectedNames odd = new UndirectedNames();
        for (int row = 0; row < norms.length; row++) {
            int at = row;
            odd.see(hasDirection(row), () -> names.name(at));
        }
        return odd.told(what, "their pairs have no score");
    }

    /** Whether a row has a direction, and so a cosine. */
    boolean hasDirection(int row) {
        return !Double.isNaN(norms[row]);
    }

    /** @throws UserError when the file is missing or holds no embeddings */
    public static Embeddings read(Path file) {
        try (OpenedFile opened = OpenedFile.open(file)) {
            byte[] head = opened.head();
            if (head.length > 1 && head[0] == 'P' && head[1] == 'K') {
                return npz(file);
            }
            if (head.length > 5 && head[0] == (byte) 0x93 && head[1] == 'N' && !opened.isPacked()) {
                return numbered(file.toString(), Npy.read(file));
            }
        } catch (IOException e) {
            throw OpenedFile.damaged(file.toString(), e);
        }
        try (OpenedFile opened = OpenedFile.text(file)) {
            return text(opened);
        } catch (IOException e) {
            throw OpenedFile.damaged(file.toString(), e);
        }
    }

    private static Embeddings numbered(String file, NpyArray matrix) {
        NameTable names = new NameTable();
        if (matrix.shape().length != 2) {
            throw new UserError(file + ": expected a matrix, found an array of " + matrix.shape().length + " axes.");
        }
        for (int row = 0; row < matrix.shape()[0]; row++) {
            names.number(Integer.toString(row));
        }
        return new Embeddings(file, names, matrix.data(), matrix.shape()[1]);
    }

    private static Embeddings npz(Path file) {
        try (Npz npz = Npz.open(file)) {
            List<String> matrices = npz.names().stream()
                    .filter(name -> !npz.isText(name) && npz.shape(name).length == 2)
                    .toList();
            String matrix = chosen(file, matrices, MATRICES, "matrix of numbers");
            NpyArray numbers = npz.numbers(matrix);
            int rows = numbers.shape()[0];
            List<String> texts = npz.names().stream()
                    .filter(name -> npz.isText(name) && Arrays.equals(npz.shape(name), new int[] {rows}))
                    .toList();
            if (texts.isEmpty()) {
                refuseOtherNames(file, npz, matrix, rows);
                return numbered(file.toString(), numbers);
            }
            NameTable names = new NameTable();
            List<String> listed = npz.texts(chosen(file, texts, NAMES, "list of names"));
            for (int row = 0; row < rows; row++) {
                if (names.number(ImagePaths.name(listed.get(row))) != row) {
                    throw new UserError(file + ": the image '" + listed.get(row) + "' has two embeddings.");
                }
            }
            return new Embeddings(file.toString(), names, numbers.data(), numbers.shape()[1]);
        }
    }

    /** Names that are there and cannot be read are not replaced by the numbers of the rows. */
    private static void refuseOtherNames(Path file, Npz npz, String matrix, int rows) {
        for (String name : npz.names()) {
            boolean objects = npz.type(name).endsWith("O");
            if (name.equals(matrix) || !objects && !npz.isText(name) && !NAMES.contains(name)) {
                continue;
            }
            String axes = Arrays.toString(npz.shape(name));
            if (objects) {
                throw new UserError(
                        file + ": the array '" + name + "' (" + axes + ") holds Python objects, which cannot be"
                                + " read without running what they say. If these are the names of the " + rows
                                + " embeddings, save them as " + name + ".astype(str); else leave the array out.");
            }
            if (npz.isText(name)) {
                throw new UserError(file + ": the array '" + name + "' has the shape " + axes + ", but there are "
                        + rows + " embeddings; expected one name for each, in one axis.");
            }
            throw new UserError(file + ": the array '" + name + "' (" + axes + ", type " + npz.type(name)
                    + ") is called like names and holds none; save it as " + name + ".astype(str).");
        }
    }

    private static String chosen(Path file, List<String> there, List<String> usual, String what) {
        if (there.size() == 1) {
            return there.get(0);
        }
        return usual.stream()
                .filter(there::contains)
                .findFirst()
                .orElseThrow(() -> new UserError(file + ": expected one " + what + ", or one called "
                        + String.join(", ", usual) + "; found "
                        + (there.isEmpty() ? "none" : String.join(", ", there)) + "."));
    }

    private static Embeddings text(OpenedFile opened) throws IOException {
        FileHead head = FileHead.of(opened);
        List<String> first = head.rows().get(0);
        boolean header = first.size() > 1 && (first.stream().skip(1).noneMatch(head::isNumber) || counts(first));
        NameTable names = new NameTable();
        int width = first.size() - 1;
        List<float[]> rows = new ArrayList<>();
        DecimalParser number = new DecimalParser(head.commaMayBePoint());
        long most = Runtime.getRuntime().maxMemory() / 3;
        try (RowReader in = new RowReader(opened.name(), opened.stream(), head.delimiter())) {
            while (in.next()) {
                if (header && names.size() == 0 && rows.isEmpty()) {
                    header = false;
                    continue;
                }
                if (in.isBroken() || in.fields() != width + 1) {
                    throw new UserError(
                            opened.name() + ":" + in.line() + ": expected a name and " + width + " numbers.");
                }
                if ((long) rows.size() * width * Float.BYTES > most) {
                    throw new UserError(opened.name() + ": the embeddings take more than the Java heap allows.");
                }
                rows.add(row(opened.name(), in, width, number));
                if (names.number(ImagePaths.name(in.text(0))) != rows.size() - 1) {
                    throw new UserError(
                            opened.name() + ":" + in.line() + ": the image '" + in.text(0) + "' has two embeddings.");
                }
            }
        }
        float[] values = new float[rows.size() * width];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row), 0, values, row * width, width);
        }
        return new Embeddings(opened.name(), names, values, width);
    }

    /** Whether the fields after the first are 0, 1, 2, ...: numbers of columns and no embedding. */
    private static boolean counts(List<String> fields) {
        for (int f = 1; f < fields.size(); f++) {
            if (!fields.get(f).equals(Integer.toString(f - 1))) {
                return false;
            }
        }
        return fields.size() > 2;
    }

    private static float[] row(String file, RowReader in, int width, DecimalParser number) {
        float[] row = new float[width];
        for (int k = 0; k < width; k++) {
            DecimalParser.Outcome outcome = number.parse(in.bytes(), in.from(k + 1), in.to(k + 1));
            if (outcome == DecimalParser.Outcome.NO_NUMBER) {
                throw new UserError(file + ":" + in.line() + ": expected a number, found '" + in.text(k + 1) + "'.");
            }
            row[k] = (float) number.value();
        }
        return row;
    }

    /**
     * The templates of IJB: frames of a medium averaged, media added, scaled to length 1 ({@link TemplatePooling}). The
     * result has the templates' names. A line that stands there before is left out.
     *
     * @param list image, template and medium in every line
     * @param warnings takes what is to be told about images without an embedding or a direction and about repeated lines
     * @throws UserError when none of the images has an embedding
     */
    public Embeddings templates(Path list, Consumer<String> warnings) {
        TemplateList listed = TemplateList.read(list);
        if (listed.images().isEmpty()) {
            throw new UserError(list + ": holds no images.");
        }
        TemplateList places = listed.once(this::row, again -> warnings.accept(list + ": " + again));
        float[] missing = new float[width];
        Arrays.fill(missing, Float.NaN);
        UnmatchedNames unmatched = new UnmatchedNames();
        UndirectedNames odd = new UndirectedNames();
        float[][] features = new float[places.images().size()][];
        for (int i = 0; i < features.length; i++) {
            String image = places.images().get(i);
            int row = row(image);
            unmatched.see(row >= 0, () -> image);
            odd.see(row < 0 || hasDirection(row), () -> image);
            features[i] = row >= 0 ? Arrays.copyOfRange(values, row * width, (row + 1) * width) : missing;
        }
        unmatched
                .told(list.toString(), "images of the templates", "embeddings", names())
                .ifPresent(told -> warnings.accept(list + ": " + told + "."));
        odd.told(
                        "images of the templates",
                        "numbers that are not finite are left out, and zeros add nothing to the mean of"
                                + " their medium")
                .ifPresent(told -> warnings.accept(list + ": " + told + "."));
        TemplatePooling pooled = TemplatePooling.of(features, places.templates(), places.media());
        NameTable templates = new NameTable();
        float[] rows = new float[pooled.ids().length * width];
        for (int t = 0; t < pooled.ids().length; t++) {
            templates.number(places.names().get(pooled.ids()[t]));
            for (int k = 0; k < width; k++) {
                rows[t * width + k] = (float) pooled.vectors()[t][k];
            }
        }
        return new Embeddings(list.toString(), templates, rows, width);
    }

    /** Row of an image, -1 when it has no embedding. */
    int row(String name) {
        return names.find(name);
    }

    /** The first few names. */
    List<String> names() {
        List<String> first = new ArrayList<>();
        for (int row = 0; row < Math.min(3, names.size()); row++) {
            first.add(names.name(row));
        }
        return first;
    }

    /** Number of images. */
    public int size() {
        return names.size();
    }

    /** Row of an image by its name, -1 when it has no embedding. */
    int find(byte[] bytes, int from, int to) {
        return names.find(ImagePaths.name(new String(bytes, from, to - from, StandardCharsets.UTF_8)));
    }

    /** Cosine of two images' embeddings, within [-1, 1]; NaN when one of them gave no template. */
    double cosine(int a, int b) {
        return Cosine.of(Cosine.product(values, a * width, values, b * width, width), norms[a] * norms[b]);
    }
}
