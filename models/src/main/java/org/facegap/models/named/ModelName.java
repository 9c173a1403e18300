package org.facegap.models.named;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.facegap.core.UserError;
import org.facegap.core.files.Sha256;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.checkpoint.pickle.FileBytes;
import org.facegap.models.checkpoint.weights.TensorFile;
import org.facegap.models.external.ExternalModel;
import org.facegap.models.recognition.EmbedderFile;
import org.facegap.models.stylegan2.layout.StyleGan2Checkpoint;
import org.facegap.models.stylegan2.layout.StyleGan2Files;

/**
 * A model by the name configs and commands give it: {@code builtin:NAME} or the path of a file, which is safetensors, for a
 * generator any StyleGAN2 checkpoint, for a recogniser also a state dict of a public family, and for other models somebody else's card, ONNX or
 * TorchScript file.
 */
public final class ModelName {
    /** Models shipped with the built-in world, by what they are. */
    public static final List<String> BUILTINS =
            List.of("world-64", "oracle-search", "oracle-audit", "embedder-search", "embedder-audit");

    private static final String PREFIX = "builtin:";

    /** The world's own renderer, which is code and no file. */
    public static final String WORLD = PREFIX + "world";

    private final String name;

    /** A name, which need not exist. */
    public ModelName(String name) {
        this.name = name;
    }

    /** Whether the model is there. */
    public boolean exists() {
        if (name.equals(WORLD)) {
            return true;
        }
        return isBuiltin() ? ModelFile.class.getResource(resource()) != null : Files.isRegularFile(Path.of(name));
    }

    /**
     * Reads the model.
     *
     * @param key who asks, for the message
     * @param kind {@code embedder}, {@code attributes} or {@code stylegan2}
     * @throws UserError when it is not there or of another kind
     */
    public ModelFile read(String key, String kind) {
        require(key);
        return isBuiltin()
                ? ModelFile.shipped(name.substring(PREFIX.length()) + ".safetensors", kind)
                : ModelFile.read(Path.of(name), kind);
    }

    /**
     * Opens the tensors of a file of weights, whatever network they are for.
     *
     * @param key who asks, for the message
     * @throws UserError when it is not there or is no such file
     */
    public TensorFile tensors(String key) {
        return TensorFile.of(bytes(key));
    }

    /**
     * Opens a recognition network of this project or of a public family.
     *
     * @param key who asks, for the message
     * @throws UserError when it is not there or of another kind
     */
    public EmbedderFile embedder(String key) {
        return EmbedderFile.of(tensors(key));
    }

    /** The same; empty when the file is there and of another kind. */
    public Optional<EmbedderFile> embedderIfAny(String key) {
        FileBytes bytes = bytes(key);
        return TensorFile.begins(bytes) ? EmbedderFile.find(TensorFile.of(bytes)) : Optional.empty();
    }

    private FileBytes bytes(String key) {
        require(key);
        if (!isBuiltin()) {
            return FileBytes.map(Path.of(name));
        }
        try (InputStream in = ModelFile.class.getResourceAsStream(resource())) {
            if (in == null) {
                throw new IOException("not on the class path");
            }
            return FileBytes.of(name, ByteBuffer.wrap(in.readAllBytes()));
        } catch (IOException e) {
            throw new UserError(key + ": cannot read " + name + ": " + e.getMessage(), e);
        }
    }

    /**
     * Opens a generator of any known format.
     *
     * @param key who asks, for the message
     * @throws UserError when it is not there or is no StyleGAN2
     */
    public StyleGan2Checkpoint generator(String key) {
        require(key);
        return isBuiltin()
                ? StyleGan2Files.shipped(name.substring(PREFIX.length()))
                : StyleGan2Files.open(Path.of(name));
    }

    /**
     * SHA-256 of the file's bytes.
     *
     * @param key who asks, for the message
     * @throws UserError with exit code 2 when it is not there
     */
    public String hash(String key) {
        require(key);
        if (name.equals(WORLD)) {
            return Sha256.of(name);
        }
        try {
            if (!isBuiltin()) {
                return Sha256.of(Path.of(name));
            }
            try (InputStream in = ModelFile.class.getResourceAsStream(resource())) {
                if (in == null) {
                    throw new IOException("not on the class path");
                }
                return Sha256.of(in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UserError(key + ": cannot read " + name + ": " + e.getMessage(), e);
        }
    }

    /**
     * SHA-256 of everything that decides what a model other than a generator says: for somebody else's also its card and that
     * card's detector.
     *
     * @param key who asks, for the message
     * @throws UserError when it is not there, or its card is wrong
     */
    public String hashWithCard(String key) {
        return isExternal() ? external(key).hash() : hash(key);
    }

    /**
     * SHA-256 of a model's weights, whatever its card says.
     *
     * @param key who asks, for the message
     * @throws UserError when it is not there, or its card is wrong
     */
    public String weightsHash(String key) {
        return isExternal() ? external(key).weightsHash() : hash(key);
    }

    /** What cards and reports call the model: its name, or the name of its file without the folders it lies in. */
    public String shown() {
        return isBuiltin() ? name : String.valueOf(Path.of(name).getFileName());
    }

    /** Whether it is somebody else's: a card, ONNX or TorchScript file. */
    public boolean isExternal() {
        return !isBuiltin() && ExternalModel.isNamed(name);
    }

    /**
     * Opens somebody else's model.
     *
     * @param key who asks, for the message
     * @throws UserError when it is not there, or its card is wrong
     */
    public ExternalModel external(String key) {
        require(key);
        return ExternalModel.open(Path.of(name));
    }

    private void require(String key) {
        if (exists()) {
            return;
        }
        if (isBuiltin()) {
            throw UserError.usage(
                    key + ": this build has no model " + name + "; facegap list builtins shows what it has");
        }
        String hint = name.matches("(?i).*\\.(pkl|pt|pth|onnx|bin)") ? "" : "; built-in models begin with " + PREFIX;
        throw UserError.usage(key + ": there is no file " + name + hint);
    }

    /** Whether the name is the path of a file that is there. */
    public boolean isFile() {
        return !isBuiltin() && exists();
    }

    /** Whether it is shipped with this project. */
    public boolean isBuiltin() {
        return name.startsWith(PREFIX);
    }

    private String resource() {
        return "/org/facegap/models/builtin/" + name.substring(PREFIX.length()) + ".safetensors";
    }
}
