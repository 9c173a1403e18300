package org.facegap.models.stylegan2.layout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.checkpoint.SafetensorsView;
import org.facegap.models.checkpoint.pickle.FileBytes;
import org.facegap.models.checkpoint.pickle.MemoryBudget;
import org.facegap.models.stylegan2.StyleGan2Config;

/** This project's own StyleGAN2 files: safetensors with the configuration in the metadata, as {@link ModelFile} writes them. */
final class SafetensorsLayout {
    private SafetensorsLayout() {}

    static StyleGan2Checkpoint read(FileBytes file, MemoryBudget budget) {
        SafetensorsView view = SafetensorsView.read(file, budget);
        Map<String, String> notes = new LinkedHashMap<>(view.metadata());
        String kind = notes.remove(ModelFile.KIND);
        String spec = notes.remove(ModelFile.SPEC);
        if (!"stylegan2".equals(kind) || spec == null) {
            throw new UserError(file.origin() + ": safetensors that are not a StyleGAN2 written by this program");
        }
        ModelFile settings = new ModelFile("stylegan2", spec, Map.of(), Map.of(), file.origin());
        StyleGan2Config config = new ConfigCheck(file.origin()).check(settings.spec(StyleGan2Config.class));
        NamedTensors tensors = new NamedTensors(file.origin());
        view.tensors().forEach(tensors::put);
        return new StyleGan2Checkpoint(
                "facegap safetensors",
                file.origin(),
                config,
                tensors.complete(config),
                List.of("generator"),
                List.of(),
                Map.copyOf(notes));
    }
}
