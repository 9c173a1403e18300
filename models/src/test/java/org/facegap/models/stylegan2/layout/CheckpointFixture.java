package org.facegap.models.stylegan2.layout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.facegap.models.checkpoint.pickle.FileBytes;

/** Test files by name. */
final class CheckpointFixture {
    private CheckpointFixture() {}

    static byte[] bytes(String name) {
        try (InputStream in = Objects.requireNonNull(CheckpointFixture.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static StyleGan2Checkpoint read(String name) {
        return read(name, bytes(name));
    }

    static StyleGan2Checkpoint read(String name, byte[] bytes) {
        return StyleGan2Files.read(FileBytes.of(name, ByteBuffer.wrap(bytes)));
    }
}
