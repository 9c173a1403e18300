package org.facegap.models.external;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.models.align.PlanarImage;

/**
 * Runs a network over images of its own size in batches of one size; the last is filled up with its first image, so that
 * every image meets the same arithmetic however many there are.
 */
final class NetworkRows implements AutoCloseable {
    private final Path file;
    private final NetworkInput input;
    private final NetworkSession session;

    /** @param session closed with this */
    NetworkRows(Path file, NetworkInput input, NetworkSession session) {
        this.file = file;
        this.input = input;
        this.session = session;
    }

    /** Each image's row of each output, in the order of the session's outputs. */
    List<List<float[]>> run(List<PlanarImage> images) {
        List<List<float[]>> rows = new ArrayList<>();
        int batch = input.batch();
        for (int start = 0; start < images.size(); start += batch) {
            float[] values = new float[batch * input.size()];
            for (int i = 0; i < batch; i++) {
                int from = start + i < images.size() ? start + i : start;
                write(images.get(from), values, i * input.size());
            }
            List<NetworkOutput> outputs = session.run(values, input.shape());
            outputs.forEach(this::checkRows);
            for (int i = 0; i < batch && start + i < images.size(); i++) {
                List<float[]> row = new ArrayList<>();
                for (NetworkOutput output : outputs) {
                    int width = output.values().length / batch;
                    row.add(Arrays.copyOfRange(output.values(), i * width, (i + 1) * width));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** Outputs of one image, whole. */
    List<NetworkOutput> outputs(PlanarImage image) {
        float[] values = new float[input.size()];
        write(image, values, 0);
        return session.run(values, input.shape());
    }

    private void checkRows(NetworkOutput output) {
        long[] shape = output.shape();
        if (input.batch() > 1 && (shape.length == 0 || shape[0] != input.batch())) {
            throw new UserError(file + ": output " + output.name() + " has the shape " + Arrays.toString(shape)
                    + " for " + input.batch() + " images, expected one row each; set input.batch: 1");
        }
    }

    private void write(PlanarImage image, float[] into, int offset) {
        int plane = input.width() * input.height();
        int channels = input.channels();
        boolean planar = input.layout().equals("nchw");
        float range = input.pixels().equals("0-255") ? 255f : 1f;
        for (int c = 0; c < channels; c++) {
            float mean = input.mean().get(c).floatValue();
            float std = input.std().get(c).floatValue();
            for (int i = 0; i < plane; i++) {
                float value = (pixel(image, c, i, plane) * range - mean) / std;
                into[offset + (planar ? c * plane + i : i * channels + c)] = value;
            }
        }
    }

    private float pixel(PlanarImage image, int channel, int at, int plane) {
        float[] values = image.values();
        return switch (input.colours()) {
            case "rgb" -> values[channel * plane + at];
            case "bgr" -> values[(2 - channel) * plane + at];
            default -> 0.299f * values[at] + 0.587f * values[plane + at] + 0.114f * values[2 * plane + at];
        };
    }

    /** The file, for messages. */
    Path file() {
        return file;
    }

    @Override
    public void close() {
        session.close();
    }
}
