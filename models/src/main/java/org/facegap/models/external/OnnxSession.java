package org.facegap.models.external;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.facegap.core.UserError;
import org.facegap.core.words.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * An ONNX file in use, on the CPU. With one number of threads the same input gives the same bits: operations run one after
 * the other, and the runtime is asked for its deterministic kernels.
 */
final class OnnxSession implements NetworkSession {
    private final Path file;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String input;
    private final Set<String> outputs;

    private OnnxSession(Path file, OrtEnvironment environment, OrtSession session, String input, Set<String> outputs) {
        this.file = file;
        this.environment = environment;
        this.session = session;
        this.input = input;
        this.outputs = outputs;
    }

    /**
     * Opens a file.
     *
     * @param expected what the card says of the input
     * @param outputs names of the outputs wanted
     * @param threads of one operation
     * @throws UserError when the file is refused, does not have what the card says, or there is no runtime
     */
    static OnnxSession open(Path file, NetworkInput expected, List<String> outputs, int threads) {
        OnnxFacts facts = OnnxFile.inspect(file);
        String input = checkInput(file, facts, expected);
        for (String output : outputs) {
            checkOutput(file, facts, output);
        }
        OrtEnvironment environment = OnnxLibrary.environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setInterOpNumThreads(1);
            options.setIntraOpNumThreads(threads);
            options.setDeterministicCompute(true);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            OrtSession session = environment.createSession(file.toString(), options);
            return new OnnxSession(file, environment, session, input, new LinkedHashSet<>(outputs));
        } catch (OrtException e) {
            throw new UserError(file + ": the ONNX Runtime does not take it: " + e.getMessage(), e);
        }
    }

    private static String checkInput(Path file, OnnxFacts facts, NetworkInput expected) {
        List<String> names = facts.inputs().stream().map(OnnxFacts.Value::name).toList();
        if (names.size() != 1) {
            throw new UserError(file + ": takes " + names.size() + " inputs " + names + ", expected one, the image");
        }
        String name = expected.name();
        OnnxFacts.Value input = facts.inputs().get(0);
        if (name == null) {
            throw UserError.usage(file + ": the card does not name the input; the file calls it " + input.name());
        }
        if (!name.equals(input.name())) {
            throw UserError.usage(file + ": has no input " + name + "; it is called " + input.name());
        }
        if (!input.type().equals("float")) {
            throw new UserError(file + ": takes " + input.type() + " numbers, expected float (32 bit)");
        }
        long[] shape = expected.shape();
        if (input.dimensions().isEmpty()) {
            return name;
        }
        boolean fits = input.dimensions().size() == shape.length;
        for (int i = 0; fits && i < shape.length; i++) {
            String dimension = input.dimensions().get(i);
            fits = !dimension.matches("[0-9]+") || dimension.equals(Long.toString(shape[i]));
        }
        if (!fits) {
            throw UserError.usage(
                    file + ": takes images of " + input.dimensions() + ", but by the card's batch, width, "
                            + "height, colours and layout they are " + List.of(shape[0], shape[1], shape[2], shape[3])
                            + advice(input.dimensions(), expected));
        }
        return name;
    }

    /** What the card would have to say; empty where that cannot be told. */
    private static String advice(List<String> dimensions, NetworkInput card) {
        if (dimensions.size() != 4) {
            return "";
        }
        List<String> colours = List.of("1", "3");
        boolean last = colours.contains(dimensions.get(3)) && !colours.contains(dimensions.get(1));
        List<String> keys = new ArrayList<>();
        key(keys, "batch", dimensions.get(0), Integer.toString(card.batch()));
        String channels = dimensions.get(last ? 3 : 1);
        if (channels.equals("1") != card.colours().equals("grey") && colours.contains(channels)) {
            keys.add("colours: " + (channels.equals("1") ? "grey" : "rgb or bgr"));
        }
        key(keys, "height", dimensions.get(last ? 1 : 2), Integer.toString(card.height()));
        key(keys, "width", dimensions.get(last ? 2 : 3), Integer.toString(card.width()));
        if (last != card.layout().equals("nhwc")) {
            keys.add("layout: " + (last ? "nhwc" : "nchw"));
        }
        return keys.isEmpty() ? "" : "; the card's input has to say " + String.join(", ", keys);
    }

    private static void key(List<String> keys, String name, String file, String card) {
        if (file.matches("[0-9]+") && !file.equals(card)) {
            keys.add(name + ": " + file);
        }
    }

    private static void checkOutput(Path file, OnnxFacts facts, String output) {
        List<String> names = facts.outputs().stream().map(OnnxFacts.Value::name).toList();
        int index = names.indexOf(output);
        if (index < 0) {
            throw UserError.usage(file + ": has no output " + output + Nearest.among(output, "outputs", names));
        }
        String type = facts.outputs().get(index).type();
        if (!type.equals("float")) {
            throw new UserError(file + ": output " + output + " has " + type + " numbers, expected float (32 bit)");
        }
    }

    @Override
    public List<NetworkOutput> run(float[] values, long[] shape) {
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
                OrtSession.Result result = session.run(Map.of(input, tensor), outputs)) {
            List<NetworkOutput> all = new ArrayList<>();
            for (String name : outputs) {
                all.add(output(name, result.get(name).orElse(null)));
            }
            return all;
        } catch (OrtException e) {
            throw new UserError(file + ": the ONNX Runtime failed: " + e.getMessage(), e);
        }
    }

    private NetworkOutput output(String name, @Nullable OnnxValue value) {
        if (!(value instanceof OnnxTensor tensor)) {
            throw new UserError(file + ": output " + name + " is no tensor");
        }
        TensorInfo info = tensor.getInfo();
        FloatBuffer buffer = tensor.getFloatBuffer();
        if (buffer == null) {
            throw new UserError(file + ": output " + name + " has " + info.type + " numbers, expected float");
        }
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return new NetworkOutput(name, info.getShape(), FiniteValues.checked(values, file, name));
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(file + ": the ONNX Runtime could not let go of it", e);
        }
    }
}
