package org.facegap.suite.config;

import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.core.config.Range;

/**
 * On what a suite computes.
 *
 * @param device auto, cpu, gpu0, gpu1 ...
 * @param type number format of the heavy arithmetic
 * @param threads of one operation, 0 for all processors
 */
public record ComputeConfig(
        @Doc("auto, cpu, gpu0, gpu1 ...") @Default("auto") String device,

        @Doc("number format of the heavy arithmetic") @OneOf({"auto", "float32", "bfloat16"}) @Default("auto")
        String type,

        @Doc("CPU threads of one operation, 0 for all processors; results are bit-identical only at one count")
        @Range(min = 0, max = 1024)
        @Default("0")
        int threads) {
    /** @throws IllegalArgumentException when the device has no such form */
    public ComputeConfig {
        if (!device.matches("auto|cpu|gpu\\d{1,3}")) {
            throw new IllegalArgumentException("device: expected auto, cpu or gpu0, gpu1, ..., found '" + device + "'");
        }
    }

    ComputeConfig withDevice(String other) {
        return new ComputeConfig(other, type, threads);
    }
}
