package org.facegap.core.dataset.layout;

import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.facegap.core.UserError;
import org.facegap.core.image.EncodedImage;
import org.facegap.core.image.Image;
import org.facegap.core.image.ImageError;
import org.facegap.core.image.Resampling;

/**
 * Decodes, and where asked for resizes, images on two threads and hands them on in their order. Never holds more than 64
 * images or 64 MiB of files, so that no source fills the memory.
 */
final class PreparedImages implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int AHEAD = 64;
    private static final long AHEAD_BYTES = 64L << 20;

    private final int size;
    private final BiConsumer<SourceFace, EncodedImage> ready;
    private final BiConsumer<SourceFace, ImageError> damaged;
    private final ExecutorService threads;
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private long pendingBytes;

    private record Pending(SourceFace face, Future<EncodedImage> image) {}

    /**
     * Images of a side, or as they are for 0.
     *
     * @param ready takes the whole ones
     * @param damaged takes the others, with what is wrong
     */
    PreparedImages(int size, BiConsumer<SourceFace, EncodedImage> ready, BiConsumer<SourceFace, ImageError> damaged) {
        this.size = size;
        this.ready = ready;
        this.damaged = damaged;
        threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "image-decoder");
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

    private EncodedImage prepare(byte[] bytes) {
        if (size == 0) {
            return EncodedImage.of(bytes);
        }
        Image image = Image.decode(bytes);
        String extension = EncodedImage.extension(bytes);
        boolean fits = image.width() == size && image.height() == size;
        return fits && !extension.isEmpty()
                ? new EncodedImage(bytes, extension, size, size)
                : EncodedImage.png(Resampling.square(image, size));
    }

    private void next() {
        Pending first = pending.remove();
        pendingBytes -= first.face().bytes().length;
        EncodedImage image;
        try {
            image = first.image().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("interrupted while images were read", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ImageError broken) {
                damaged.accept(first.face(), broken);
                return;
            }
            throw new IllegalStateException("the image " + first.face().path() + " could not be read", e.getCause());
        }
        ready.accept(first.face(), image);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
