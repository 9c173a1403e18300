package org.facegap.suite.config;

import java.util.List;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.core.config.Range;

/**
 * On what a suite computes.
 *
 * @param device auto, cpu, gpu0, or several GPUs as in gpu0,gpu1
 * @param type number format of the heavy arithmetic
 * @param threads processors that are used, 0 for all
 */
public record ComputeConfig(
        @Doc("auto, cpu, gpu0, or several GPUs as in gpu0,gpu1, which train at the same time") @Default("auto")
        String device,

        @Doc("number format of the heavy arithmetic") @OneOf({"auto", "float32", "bfloat16"}) @Default("auto")
        String type,

        @Doc(
                "processors that are used, 0 for all: by one stage, or by as many trainings at once as fit. Results do not depend"
                        + " on it; train.threads does decide them")
        @Range(min = 0, max = 1024)
        @Default("0")
        int threads) {
    /** @throws IllegalArgumentException when the device has no such form */
    public ComputeConfig {
        if (!device.matches("auto|cpu|gpu\\d{1,3}(,gpu\\d{1,3})*")) {
            throw new IllegalArgumentException(
                    "device: expected auto, cpu, gpu0, gpu1, ... or several GPUs as in gpu0,gpu1, found '" + device
                            + "'");
        }
    }

    /** The devices, at least one. */
    public List<String> devices() {
        return List.of(device.split(","));
    }

    ComputeConfig withDevice(String other) {
        return new ComputeConfig(other, type, threads);
    }
}
