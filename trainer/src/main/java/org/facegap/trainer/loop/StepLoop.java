package org.facegap.trainer.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.facegap.core.progress.Progress;
import org.facegap.core.results.suite.CurvePoint;

/** Runs the steps of a training, shows how far it is, and keeps the points of its curve. */
public final class StepLoop {
    private StepLoop() {}

    /** One step of a training. */
    public interface Body {
        /**
         * Runs the step.
         *
         * @param step its number, from 0
         * @param read whether loss and accuracy will be looked at
         * @return loss and training accuracy; used only when {@code read}
         */
        Measured run(int step, boolean read);
    }

    /**
     * What one step measured.
     *
     * @param loss of its batch
     * @param accuracy on its batch, 0 where there is no such thing
     * @param note what else is shown beside the loss
     */
    public record Measured(double loss, double accuracy, String note) {
        /** Nothing else to show. */
        public Measured(double loss, double accuracy) {
            this(loss, accuracy, "");
        }
    }

    /**
     * Runs all steps.
     *
     * @param label what is shown
     * @param points how many points the curve has, about; the last step always is one
     */
    public static List<CurvePoint> run(String label, int steps, int points, Progress progress, Body body) {
        List<CurvePoint> curve = new ArrayList<>();
        int every = Math.max(1, steps / points);
        try (Progress.Task task = progress.begin(label, steps, "steps")) {
            for (int s = 0; s < steps; s++) {
                boolean read = s % every == 0 || s == steps - 1;
                Measured measured = body.run(s, read);
                if (read) {
                    curve.add(new CurvePoint(s, measured.loss, measured.accuracy));
                    task.note(String.format(Locale.ROOT, "loss %.4f%s", measured.loss, measured.note));
                }
                task.advance(1);
            }
        }
        return List.copyOf(curve);
    }
}
