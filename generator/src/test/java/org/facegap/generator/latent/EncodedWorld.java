package org.facegap.generator.latent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.generator.world.Age;
import org.facegap.generator.world.Cue;
import org.facegap.generator.world.Face;
import org.facegap.generator.world.Population;
import org.facegap.generator.world.Presentation;
import org.facegap.generator.world.Tone;
import org.facegap.generator.world.WorldSpec;
import org.facegap.models.named.Embedding;
import org.facegap.models.named.Oracle;
import org.facegap.models.named.Reading;

/**
 * The built-in world without its renderer: an image's pixels are the parameters of identity and shot, so that an oracle and
 * an embedding can read the truth off it in no time.
 */
public final class EncodedWorld {
    public static final int SIDE = 8;
    private static final int CUES_AT = 6;
    private static final double CUE_SCALE = 8;

    private final Population population = new Population(WorldSpec.defaults());

    /** What a map holds under a key that has to be there. */
    public static <V> V entry(Map<String, V> map, String key) {
        V value = map.get(key);
        if (value == null) {
            throw new AssertionError("no " + key + " in " + map.keySet());
        }
        return value;
    }

    public Population population() {
        return population;
    }

    public FaceSource faces() {
        return new FaceSource() {
            @Override
            public int latentDim() {
                return population.spec().latentDim();
            }

            @Override
            public int styleDim() {
                return latentDim();
            }

            @Override
            public int layers() {
                return 1;
            }

            @Override
            public int size() {
                return SIDE;
            }

            @Override
            public float[][] map(float[][] z, double psi) {
                return z.clone();
            }

            @Override
            public float[][] render(float[][] w) {
                return Arrays.stream(w).map(z -> encode(population.face(z))).toArray(float[][]::new);
            }
        };
    }

    private static float[] encode(Face face) {
        float[] pixels = new float[3 * SIDE * SIDE];
        pixels[0] = face.identity().tone().ordinal() / 2f;
        pixels[1] = face.identity().age().ordinal();
        pixels[2] = face.identity().presentation().ordinal();
        pixels[3] = face.identity().toneLevel() % 1 == 0 ? 1 : 0;
        pixels[4] = (float) ((face.shot().yaw() + 1) / 2);
        double[] cues = face.identity().cues();
        for (int i = 0; i < cues.length; i++) {
            pixels[CUES_AT + i] = (float) (cues[i] / CUE_SCALE + 0.5);
        }
        return pixels;
    }

    /** Reads the truth, unsurely where a tone is drawn between two classes. */
    public Oracle oracle() {
        return new Oracle() {
            @Override
            public Map<String, List<String>> values() {
                Map<String, List<String>> values = new LinkedHashMap<>();
                values.put("tone", names(Tone.values()));
                values.put("age", names(Age.values()));
                values.put("presentation", names(Presentation.values()));
                return values;
            }

            @Override
            public List<Reading> read(float[][] images) {
                List<Reading> readings = new ArrayList<>();
                for (float[] p : images) {
                    double sure = p[3] > 0.5 ? 0.95 : 0.6;
                    Map<String, AttributeLabel> labels = new LinkedHashMap<>();
                    labels.put("tone", new AttributeLabel(names(Tone.values()).get(Math.round(2 * p[0])), sure));
                    labels.put("age", new AttributeLabel(names(Age.values()).get(Math.round(p[1])), 0.97));
                    labels.put(
                            "presentation",
                            new AttributeLabel(names(Presentation.values()).get(Math.round(p[2])), 0.97));
                    readings.add(new Reading(labels, Map.of("tone", 2 * sure - 1, "age", 0.94, "presentation", 0.94)));
                }
                return readings;
            }
        };
    }

    /** The direction of an identity's cues. */
    public Embedding embedding() {
        return images -> {
            float[][] unit = new float[images.length][Cue.COUNT];
            for (int i = 0; i < unit.length; i++) {
                double square = 0;
                for (int c = 0; c < Cue.COUNT; c++) {
                    unit[i][c] = (float) ((images[i][CUES_AT + c] - 0.5) * CUE_SCALE);
                    square += unit[i][c] * unit[i][c];
                }
                for (int c = 0; c < Cue.COUNT; c++) {
                    unit[i][c] /= (float) Math.sqrt(square);
                }
            }
            return unit;
        };
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(v -> v.name().toLowerCase(Locale.ROOT)).toList();
    }

    /** A source that maps z to itself and cannot render. */
    public static FaceSource identityMap(int dimension) {
        return new FaceSource() {
            @Override
            public int latentDim() {
                return dimension;
            }

            @Override
            public int styleDim() {
                return dimension;
            }

            @Override
            public int layers() {
                return 1;
            }

            @Override
            public int size() {
                return 1;
            }

            @Override
            public float[][] map(float[][] z, double psi) {
                return z;
            }

            @Override
            public float[][] render(float[][] w) {
                throw new UnsupportedOperationException("this source has no images");
            }
        };
    }
}
