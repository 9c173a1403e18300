package org.facegap.generator.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.stream.Stream;
import org.facegap.core.UserError;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.files.Folders;
import org.facegap.core.files.Sha256;
import org.facegap.core.json.Json;

/**
 * Finished tasks of a run, a folder each. A folder appears whole, by a rename, or not at all; so a run that was killed at
 * any moment goes on from the tasks that are there, and several processes can work in one place.
 */
final class WorkFolder {
    private static final String STAMP = "spec.sha256";

    private final Path root;

    private WorkFolder(Path root) {
        this.root = root;
    }

    /**
     * Opens or makes the folder.
     *
     * @param spec what the tasks belong to
     * @throws UserError when the tasks there belong to something else, or the folder cannot be written
     */
    static WorkFolder open(Path root, Object spec) {
        String stamp = Sha256.of(Json.canonical(spec));
        Path file = root.resolve(STAMP);
        try {
            Files.createDirectories(root);
            if (Files.exists(file)) {
                if (!Files.readString(file).strip().equals(stamp)) {
                    throw new UserError(
                            root + " holds the work of another specification; remove it or choose another folder");
                }
            } else {
                AtomicFile.write(file, (stamp + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw DiskErrors.writing(root, e);
        }
        return new WorkFolder(root);
    }

    /** Folder of a finished search bracket. */
    Path bracket(int number) {
        return root.resolve(String.format(Locale.ROOT, "bracket-%05d", number));
    }

    /** Folder of a finished chunk of images. */
    Path chunk(int round, int number) {
        return root.resolve(String.format(Locale.ROOT, "images-%03d-%06d", round, number));
    }

    static boolean isThere(Path task) {
        return Files.isDirectory(task);
    }

    /** Writes a task's payload. */
    interface Work {
        void into(Path folder);
    }

    /** Does a task in a folder beside its own and renames that when it is whole. */
    void make(Path task, Work work) {
        Path half =
                root.resolve(task.getFileName() + "." + ProcessHandle.current().pid() + ".half");
        try {
            Folders.remove(half);
            Files.createDirectories(half);
            work.into(half);
            put(half, task);
        } catch (IOException e) {
            throw DiskErrors.writing(half, e);
        }
    }

    private static void put(Path half, Path task) throws IOException {
        try {
            Files.move(half, task, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Another process did the same task in the meantime; it has the same bytes.
            Folders.remove(half);
        }
    }

    /** Copies finished tasks that another work folder of the same specification has and this one lacks. */
    void take(Path other) {
        try {
            if (!Files.exists(other.resolve(STAMP))
                    || !Files.readString(other.resolve(STAMP)).equals(Files.readString(root.resolve(STAMP)))) {
                throw new UserError(other + " is not the work of the same specification");
            }
            try (DirectoryStream<Path> tasks = Files.newDirectoryStream(other, "{bracket,images}-*[0-9]")) {
                for (Path task : tasks) {
                    Path own = root.resolve(task.getFileName().toString());
                    if (!isThere(own)) {
                        make(own, folder -> copy(task, folder));
                    }
                }
            }
        } catch (IOException e) {
            throw new UserError("cannot read " + other + ": " + e.getMessage(), e);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw DiskErrors.writing(to, e);
        }
    }

    /** Removes everything, once the dataset is written. */
    void clear() {
        try {
            Folders.remove(root);
        } catch (IOException e) {
            throw DiskErrors.writing(root, e);
        }
    }
}
