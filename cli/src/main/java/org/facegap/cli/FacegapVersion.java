package org.facegap.cli;

import java.util.Map;
import org.facegap.core.artifact.RunEnvironment;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class FacegapVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        Map<String, String> versions = RunEnvironment.java().versions();
        return new String[] {"facegap " + versions.get("facegap"), "Java " + versions.get("java")};
    }
}
