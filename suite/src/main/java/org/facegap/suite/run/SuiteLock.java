package org.facegap.suite.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.facegap.core.UserError;
import org.facegap.core.files.DiskErrors;
import org.jspecify.annotations.Nullable;

/** Keeps a second process out of a suite's folder; a killed process leaves no lock behind. */
final class SuiteLock implements AutoCloseable {
    private static final String FILE = ".lock";
    private final FileChannel channel;

    private SuiteLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws UserError with exit code 2 when nothing can be written there; with 1 when the disk is full or another process works in it */
    static SuiteLock take(Path suiteDir) {
        Path file = suiteDir.resolve(FILE);
        try {
            Files.createDirectories(suiteDir);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                String holder = read(channel);
                channel.close();
                throw new UserError("another facegap" + (holder.isEmpty() ? "" : " (process " + holder + ")")
                        + " is working in " + suiteDir + "; wait for it or choose another folder with --out");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new SuiteLock(channel);
        } catch (IOException e) {
            throw DiskErrors.opening(suiteDir, e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(32);
        channel.read(buffer, 0);
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8).trim();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UserError("cannot let go of the lock: " + e.getMessage(), e);
        }
    }
}
