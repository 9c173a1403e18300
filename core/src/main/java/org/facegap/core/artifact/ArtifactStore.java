package org.facegap.core.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.facegap.core.UserError;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.files.Sha256;
import org.facegap.core.json.Json;

/** The artefact folders of one suite: {@code <stage>-<name>-<hash8>}. */
public final class ArtifactStore {
    private final Path suiteDir;
    private final RunEnvironment environment;

    /** A store in a folder, which is made when the first artefact is opened. */
    public ArtifactStore(Path suiteDir, RunEnvironment environment) {
        this.suiteDir = suiteDir;
        this.environment = environment;
    }

    /** On what the artefacts are made. */
    public RunEnvironment environment() {
        return environment;
    }

    /** The same folder; what is opened from it records one more version. */
    public ArtifactStore withVersion(String name, String version) {
        return new ArtifactStore(suiteDir, environment.withVersion(name, version));
    }

    /**
     * The folder of an artefact; made, with its {@code artifact.json}, when it is not done yet.
     *
     * @param name letters, digits, {@code . _ -}; other characters become {@code -}
     * @param spec the resolved spec, a record
     * @param inputHashes what goes in: name to hash
     * @throws UserError when the folder cannot be written; with exit code 2 when nothing can be written at that place
     */
    public ArtifactFolder open(
            String stage, String name, String stageVersion, Object spec, Map<String, String> inputHashes) {
        ArtifactInfo info = info(stage, name, stageVersion, spec, inputHashes);
        String hash = info.hash();
        Path path = path(info);
        ArtifactFolder folder = new ArtifactFolder(path, info);
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw DiskErrors.opening(path, e);
        }
        if (Files.exists(folder.doneFile()) && Files.exists(path.resolve(ArtifactFolder.INFO))) {
            ArtifactFolder there = ArtifactFolder.at(path);
            if (!there.hash().equals(hash)) {
                throw UserError.usage(path + " belongs to another spec, whose hash begins alike; move it away");
            }
            return there;
        }
        try {
            folder.describe();
        } catch (UserError e) {
            throw e.getCause() instanceof IOException cause ? DiskErrors.opening(path, cause) : e;
        }
        return folder;
    }

    /** The artefacts that are there, done or not, by folder name. */
    public List<ArtifactFolder> folders() {
        if (!Files.isDirectory(suiteDir)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(suiteDir)) {
            return children.filter(child -> Files.isRegularFile(child.resolve(ArtifactFolder.INFO)))
                    .sorted()
                    .map(ArtifactFolder::at)
                    .toList();
        } catch (IOException e) {
            throw new UserError("cannot list " + suiteDir + ": " + e.getMessage(), e);
        }
    }

    /** What {@code artifact.json} would say of an artefact before it is made; as for {@link #open}. Writes nothing. */
    public ArtifactInfo info(
            String stage, String name, String stageVersion, Object spec, Map<String, String> inputHashes) {
        JsonNode tree = Json.mapper().valueToTree(spec);
        String hash = hash(stage, stageVersion, tree, inputHashes, environment);
        return new ArtifactInfo(stage, name, stageVersion, hash, tree, inputHashes, environment, Map.of());
    }

    /** Where an artefact is, or will be when it is made under its name. */
    public Path path(ArtifactInfo info) {
        return suiteDir.resolve(plain(info.stage()) + "-" + plain(info.name()) + "-"
                + info.hash().substring(0, 8));
    }

    /** What an artefact is found by. */
    static String hash(ArtifactInfo info) {
        return hash(info.stage(), info.stageVersion(), info.spec(), info.inputs(), info.environment());
    }

    private static String hash(
            String stage, String stageVersion, JsonNode spec, Map<String, String> inputs, RunEnvironment environment) {
        Map<String, Object> all = new TreeMap<>();
        all.put("stage", stage);
        all.put("stageVersion", stageVersion);
        all.put("spec", spec);
        all.put("inputs", inputs);
        all.putAll(environment.deciding());
        return Sha256.of(Json.canonical(all));
    }

    private static String plain(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]+", "-");
        return plain.isEmpty() || plain.startsWith(".") ? "x" + plain : plain;
    }
}
