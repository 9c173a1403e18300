package org.facegap.generator.dataset;
import java.nio.file.Path;
import org.facegap.core.progress.Progress;
import org.facegap.models.engine.EngineRuntime;
public final class DatasetGenerator {
  public DatasetGenerator(EngineRuntime r) {}
  public GenerationReport generate(String name, GenerateSpec spec, Path dir, Progress progress) { throw new org.facegap.core.UserError(name + ": generating is not in this build"); }
}
