package org.facegap.models.network;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.facegap.models.engine.ScriptClass;

/**
 * Turns a {@link NetworkSource}, whose methods take every parameter as an argument, into a {@link ScriptClass} that holds
 * its parameters under their own names and whose methods take the inputs alone.
 */
public final class ScriptExport {
    private static final Pattern HEAD = Pattern.compile("  def (\\w+)\\(self((?:, \\w+: Tensor)*)\\) -> ([^\\n]+):\\n");
    private static final Pattern IDENTIFIER = Pattern.compile("\\bp_\\w+");

    private final ScriptClass root;
    private final Function<ParameterSpec, float[]> values;
    private final Map<String, String> methods = new LinkedHashMap<>();
    private final Map<String, ParameterSpec> byIdentifier = new LinkedHashMap<>();

    /**
     * Begins with an empty class.
     *
     * @param values a parameter's values, row-major; asked for when the archive is written
     */
    public ScriptExport(NetworkSource source, String className, Function<ParameterSpec, float[]> values) {
        this.root = new ScriptClass(className);
        this.values = values;
        for (ParameterSpec parameter : source.parameters()) {
            byIdentifier.put(parameter.identifier(), parameter);
        }
        for (String text : source.methods()) {
            Matcher head = HEAD.matcher(text);
            if (!head.lookingAt()) {
                throw new IllegalArgumentException(
                        "not a method of a network: " + text.lines().findFirst().orElse(""));
            }
            methods.put(head.group(1), text);
        }
    }

    /**
     * Puts a method into a module. The parameters it uses come with it: those whose names begin with the module's path
     * keep their names, any other becomes a buffer inside the module.
     *
     * @param method its name in the network
     * @param module path of the module, or empty for the class itself
     * @param name its name there
     * @throws IllegalArgumentException when the network has no such method
     */
    public void method(String method, String module, String name) {
        String text = methods.get(method);
        if (text == null) {
            throw new IllegalArgumentException("the network has no method " + method);
        }
        Matcher head = HEAD.matcher(text);
        if (!head.lookingAt()) {
            throw new IllegalStateException(text);
        }
        StringBuilder inputs = new StringBuilder();
        for (String argument : head.group(2).split(", ", -1)) {
            if (!argument.isEmpty() && !byIdentifier.containsKey(argument.substring(0, argument.indexOf(':')))) {
                inputs.append(", ").append(argument);
            }
        }
        Map<String, String> aliases = new LinkedHashMap<>();
        String body = text.substring(head.end());
        Matcher use = IDENTIFIER.matcher(body);
        while (use.find()) {
            ParameterSpec parameter = byIdentifier.get(use.group());
            if (parameter != null && !aliases.containsKey(use.group())) {
                aliases.put(use.group(), member(parameter, module));
            }
        }
        StringBuilder out = new StringBuilder();
        out.append("  def ").append(name).append("(self").append(inputs).append(") -> ");
        out.append(head.group(3)).append(":\n");
        aliases.forEach((identifier, path) -> out.append("    ")
                .append(identifier)
                .append(" = ")
                .append(ScriptClass.access(path))
                .append('\n'));
        at(module).method(out.append(body).toString());
    }

    /**
     * Puts a parameter into a module, as a method that uses it would.
     *
     * @return what a method there calls it
     * @throws IllegalArgumentException when the network has no such parameter
     */
    public String parameter(String parameter, String module) {
        for (ParameterSpec spec : byIdentifier.values()) {
            if (spec.name().equals(parameter)) {
                return ScriptClass.access(member(spec, module));
            }
        }
        throw new IllegalArgumentException("the network has no parameter " + parameter);
    }

    /** Puts a method of one's own into a module; it may call those put there before. */
    public void text(String module, String method) {
        at(module).method(method);
    }

    /** What has been put together. */
    public ScriptClass result() {
        return root;
    }

    /** Path of the parameter as the module sees it; the tensor is made at its first use. */
    private String member(ParameterSpec parameter, String module) {
        boolean inside = module.isEmpty() || parameter.name().startsWith(module + ".");
        String path = inside && !module.isEmpty() ? parameter.name().substring(module.length() + 1) : parameter.name();
        String full = module.isEmpty() ? path : module + "." + path;
        if (!root.hasTensor(full)) {
            root.tensor(full, parameter.shape(), inside && parameter.trainable(), () -> values.apply(parameter));
        }
        return path;
    }

    private ScriptClass at(String module) {
        return module.isEmpty() ? root : root.module(module);
    }
}
