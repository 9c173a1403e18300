package org.facegap.cli.match;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.facegap.core.UserError;

/** What models are called in columns, files and reports. */
final class SystemNames {
    private SystemNames() {}

    /**
     * The names given, or those of the files without folder and ending.
     *
     * @param option that names the models, for messages
     * @throws UserError when there are not as many names as models, or two are the same
     */
    static List<String> of(List<String> models, List<String> names, String option) {
        if (!names.isEmpty() && names.size() != models.size()) {
            throw UserError.usage(
                    "--name: expected " + models.size() + ", one for each " + option + ", found " + names.size());
        }
        List<String> chosen = new ArrayList<>();
        Set<String> lower = new HashSet<>();
        for (int i = 0; i < models.size(); i++) {
            String name = names.isEmpty() ? plain(models.get(i)) : names.get(i);
            if (!lower.add(name.toLowerCase(Locale.ROOT))) {
                throw UserError.usage(
                        "--name: two models are called '" + name + "'; give each " + option + " a --name of its own");
            }
            chosen.add(name);
        }
        return chosen;
    }

    private static String plain(String model) {
        return model.replaceFirst("^builtin:", "")
                .replaceFirst(".*[/\\\\]", "")
                .replaceFirst("(?i)(\\.model\\.yaml|\\.onnx|\\.pt|\\.pth|\\.torchscript|\\.safetensors)$", "");
    }
}
