package org.facegap.models.engine;

import com.sun.jna.NativeLibrary;

/** Environment variables of this process as native libraries see them, which read some only there. */
public final class ProcessEnvironment {
    private ProcessEnvironment() {}

    /** Sets one; a library that has read it already does not notice. */
    public static void set(String name, String value) {
        NativeLibrary.getProcess().getFunction("setenv").invokeInt(new Object[] {name, value, 1});
    }
}
