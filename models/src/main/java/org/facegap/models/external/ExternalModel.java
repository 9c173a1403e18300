package org.facegap.models.external;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.facegap.core.UserError;
import org.facegap.core.files.Sha256;
import org.facegap.models.align.FaceChoice;
import org.facegap.models.align.FaceDetector;
import org.facegap.models.engine.EngineRuntime;
import org.jspecify.annotations.Nullable;

/**
 * A model file with its card. It is named by either: {@code NAME.model.yaml}, or the model file, whose card is then looked
 * for beside it under its name without the ending.
 */
public final class ExternalModel {
    private static final String CARD = ".model.yaml";
    private static final List<String> SCRIPTS = List.of(".pt", ".pth", ".torchscript");

    private final Path path;
    private final ModelCard card;
    private final Path file;

    private ExternalModel(Path path, ModelCard card, Path file) {
        this.path = path;
        this.card = card;
        this.file = file;
    }

    /** Whether a name is that of a card, an ONNX file or a TorchScript file, whether or not it is there. */
    public static boolean isNamed(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(CARD)
                || lower.endsWith(".onnx")
                || SCRIPTS.stream().anyMatch(lower::endsWith);
    }

    /**
     * Finds a model's card and file.
     *
     * @param named card or model file
     * @throws UserError when one of them is not there, the card is wrong, or names another file
     */
    public static ExternalModel open(Path named) {
        String name = String.valueOf(named.getFileName());
        boolean isCard = name.toLowerCase(Locale.ROOT).endsWith(CARD);
        Path path = isCard ? named : named.resolveSibling(name.substring(0, name.lastIndexOf('.')) + CARD);
        if (!Files.isRegularFile(path)) {
            throw UserError.usage(
                    isCard
                            ? "there is no model card " + path
                            : path + ": this card has to be beside " + name
                                    + "; facegap checkpoint inspect prints one to fill in");
        }
        ModelCard card = ModelCard.read(path);
        if (!isCard && !card.model().equals(name)) {
            throw UserError.usage(path + ": model: is the card of " + card.model() + ", not of " + name);
        }
        Path file = path.resolveSibling(card.model());
        if (!Files.isRegularFile(file)) {
            throw UserError.usage(path + ": model: there is no file " + file);
        }
        return new ExternalModel(path, card, file);
    }

    /** What the card says. */
    public ModelCard card() {
        return card;
    }

    /**
     * SHA-256 over everything that decides the results: card, model file, files it keeps tensors in, and the card and file of
     * its detector.
     */
    public String hash() {
        StringBuilder all = new StringBuilder();
        try {
            all.append(Sha256.of(path)).append(weightsHash());
        } catch (IOException e) {
            throw new UserError(path + ": cannot be read: " + e.getMessage(), e);
        }
        ExternalModel detector = detectorModel();
        if (detector != null) {
            // what is taken where it finds several faces decides, too
            all.append(detector.hash()).append(FaceChoice.CENTRAL);
        }
        return Sha256.of(all.toString());
    }

    /** SHA-256 of the model file, and of files it keeps tensors in: whether two cards are about one model. */
    public String weightsHash() {
        try {
            StringBuilder all = new StringBuilder(Sha256.of(file));
            if (!isScript()) {
                for (String external : OnnxFile.inspect(file).externalFiles()) {
                    all.append(Sha256.of(file.resolveSibling(external)));
                }
            }
            return Sha256.of(all.toString());
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** @throws UserError when it is of another kind, refused, or does not have what the card says */
    public ExternalClassifier classifier(EngineRuntime runtime) {
        return classifier(runtime, FaceChoice.CENTRAL);
    }

    /**
     * @param choice of a face where the card's detector finds several
     * @throws UserError when it is of another kind, refused, or does not have what the card says
     */
    public ExternalClassifier classifier(EngineRuntime runtime, FaceChoice choice) {
        var attributes = card("attributes", ModelCard.Attributes.class).attributes();
        Set<String> outputs = new LinkedHashSet<>();
        attributes.values().forEach(reading -> outputs.add(reading.output()));
        List<String> names = List.copyOf(outputs);
        ImagePreparation preparation = preparation(runtime, choice);
        return new ExternalClassifier(attributes, names, preparation, network(runtime, names, preparation));
    }

    /** @throws UserError when it is of another kind, refused, or does not have what the card says */
    public ExternalEmbedder embedder(EngineRuntime runtime) {
        return embedder(runtime, FaceChoice.CENTRAL);
    }

    /**
     * @param choice of a face where the card's detector finds several
     * @throws UserError when it is of another kind, refused, or does not have what the card says
     */
    public ExternalEmbedder embedder(EngineRuntime runtime, FaceChoice choice) {
        EmbeddingReading reading = card("embedder", ModelCard.Embedder.class).embedding();
        ImagePreparation preparation = preparation(runtime, choice);
        return new ExternalEmbedder(reading, preparation, network(runtime, List.of(reading.output()), preparation));
    }

    /** @throws UserError when it is of another kind, refused, or does not have what the card says */
    public FaceDetector detector(EngineRuntime runtime) {
        DetectorReading reading = card("detector", ModelCard.Detector.class).detector();
        NetworkRows network = network(runtime, reading.outputs(), null);
        return reading.type().equals("scrfd")
                ? new ScrfdDetector(card.input(), reading, network)
                : new UltraFaceDetector(card.input(), reading, network);
    }

    private <T extends ModelCard> T card(String kind, Class<T> type) {
        if (!type.isInstance(card)) {
            throw UserError.usage(path + ": kind: expected " + kind + " here, found " + card.kind());
        }
        return type.cast(card);
    }

    private ImagePreparation preparation(EngineRuntime runtime, FaceChoice choice) {
        ExternalModel model = detectorModel();
        FaceDetector detector = model == null ? null : model.detector(runtime);
        if (detector != null && !detector.givesLandmarks()) {
            detector.close();
            throw UserError.usage(path + ": face.detector: gives boxes without landmarks, which five-points needs");
        }
        return new ImagePreparation(path, card.input(), Objects.requireNonNull(card.face()), detector, choice);
    }

    private @Nullable ExternalModel detectorModel() {
        FacePlace face = card.face();
        String detector = face == null ? null : face.detector();
        return detector == null ? null : open(path.resolveSibling(detector));
    }

    /** Opens the network; on failure the preparation is closed. */
    private NetworkRows network(EngineRuntime runtime, List<String> outputs, @Nullable ImagePreparation preparation) {
        try {
            return new NetworkRows(file, card.input(), session(runtime, outputs));
        } catch (UserError e) {
            if (preparation != null) {
                preparation.close();
            }
            throw e;
        }
    }

    private NetworkSession session(EngineRuntime runtime, List<String> outputs) {
        if (!isScript()) {
            OnnxRuntime.require();
            return OnnxSession.open(file, card.input(), outputs, runtime.threads());
        }
        if (!card.trustCode()) {
            throw UserError.usage(
                    path + ": trustCode: " + file.getFileName() + " is a TorchScript file, which is a program:"
                            + " it can read and write files; trustCode: true lets it run");
        }
        if (card.input().name() != null) {
            throw UserError.usage(path + ": input.name: a TorchScript module takes its input by position");
        }
        return TorchScriptSession.open(runtime, file, outputs);
    }

    private boolean isScript() {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".onnx")) {
            return false;
        }
        if (SCRIPTS.stream().anyMatch(name::endsWith)) {
            return true;
        }
        throw UserError.usage(path + ": model: expected a file that ends in .onnx or .pt, found " + name);
    }
}
