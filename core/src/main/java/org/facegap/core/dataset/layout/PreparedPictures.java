package org.facegap.core.dataset.layout;

import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.facegap.core.UserError;
import org.facegap.core.image.EncodedPicture;
import org.facegap.core.image.Picture;
import org.facegap.core.image.PictureError;
import org.facegap.core.image.Resampling;

/**
 * Decodes, and where asked for resizes, pictures on two threads and hands them on in their order. Never holds more than 64
 * pictures or 64 MiB of files, so that no source fills the memory.
 */
final class PreparedPictures implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int AHEAD = 64;
    private static final long AHEAD_BYTES = 64L << 20;

    private final int size;
    private final BiConsumer<SourceFace, EncodedPicture> ready;
    private final BiConsumer<SourceFace, PictureError> damaged;
    private final ExecutorService threads;
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private long pendingBytes;

    private record Pending(SourceFace face, Future<EncodedPicture> picture) {}

    /**
     * Pictures of a side, or as they are for 0.
     *
     * @param ready takes the whole ones
     * @param damaged takes the others, with what is wrong
     */
    PreparedPictures(
            int size, BiConsumer<SourceFace, EncodedPicture> ready, BiConsumer<SourceFace, PictureError> damaged) {
        this.size = size;
        this.ready = ready;
        this.damaged = damaged;
        threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "picture-decoder");
            thread.setDaemon(true);
            return thread;
        });
    }

    void add(SourceFace face) {
        pending.add(new Pending(face, threads.submit(() -> prepare(face.bytes()))));
        pendingBytes += face.bytes().length;
        while (pending.size() > AHEAD || pendingBytes > AHEAD_BYTES) {
            next();
        }
    }

    /** Hands on everything that is left. */
    void finish() {
        while (!pending.isEmpty()) {
            next();
        }
    }

    private EncodedPicture prepare(byte[] bytes) {
        if (size == 0) {
            return EncodedPicture.of(bytes);
        }
        Picture picture = Picture.decode(bytes);
        String extension = EncodedPicture.extension(bytes);
        boolean fits = picture.width() == size && picture.height() == size;
        return fits && !extension.isEmpty()
                ? new EncodedPicture(bytes, extension, size, size)
                : EncodedPicture.png(Resampling.square(picture, size));
    }

    private void next() {
        Pending first = pending.remove();
        pendingBytes -= first.face().bytes().length;
        EncodedPicture picture;
        try {
            picture = first.picture().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("interrupted while pictures were read", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PictureError broken) {
                damaged.accept(first.face(), broken);
                return;
            }
            throw new IllegalStateException("the picture " + first.face().path() + " could not be read", e.getCause());
        }
        ready.accept(first.face(), picture);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
