package org.facegap.models.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A TorchScript class being put together: tensors, numbers, methods and modules inside, each a class of its own. */
public final class ScriptClass {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}");

    private final String name;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, ScriptClass> modules = new LinkedHashMap<>();
    private final List<String> methods = new ArrayList<>();

    /**
     * A tensor of float32.
     *
     * @param shape empty for a single number
     * @param parameter true for a parameter, false for a buffer
     * @param values row-major, asked for once, when the archive is written
     */
    record Tensor(long[] shape, boolean parameter, Supplier<float[]> values) {
        long size() {
            long n = 1;
            for (long s : shape) {
                n = Math.multiplyExact(n, s);
            }
            return n;
        }
    }

    /** An empty class. */
    public ScriptClass(String name) {
        this.name = identifier(name);
    }

    /**
     * Adds a tensor of float32.
     *
     * @param path name, with the modules it lies in before it, as in {@code b4.conv1.weight}; missing modules are made
     * @param shape empty for a single number
     * @param parameter true for a parameter, false for a buffer
     * @param values row-major, asked for once, when the archive is written
     * @throws IllegalArgumentException when the name is taken or no name
     */
    public void tensor(String path, long[] shape, boolean parameter, Supplier<float[]> values) {
        int dot = path.lastIndexOf('.');
        ScriptClass owner = dot < 0 ? this : module(path.substring(0, dot));
        owner.require(identifier(path.substring(dot + 1)));
        owner.tensors.put(path.substring(dot + 1), new Tensor(shape.clone(), parameter, values));
    }

    /**
     * Adds a whole number, which Python sees as an attribute.
     *
     * @throws IllegalArgumentException when the name is taken or no name
     */
    public void number(String member, int value) {
        require(identifier(member));
        numbers.put(member, value);
    }

    /**
     * The module at a path, made where it is missing. It may have a number for a name, as members of a sequence have.
     *
     * @throws IllegalArgumentException when a tensor has that name or it is no name
     */
    public ScriptClass module(String path) {
        ScriptClass at = this;
        for (String part : path.split("\\.", -1)) {
            ScriptClass next = at.modules.get(part);
            if (next == null) {
                at.require(INDEX.matcher(part).matches() ? part : identifier(part));
                next = new ScriptClass(at.name + "_" + part);
                at.modules.put(part, next);
            }
            at = next;
        }
        return at;
    }

    /** Adds a method, indented by two spaces: {@code "  def f(self, x: Tensor) -> Tensor:\n    return x\n"}. */
    public void method(String text) {
        methods.add(text);
    }

    /** Whether there is a tensor of that name. */
    public boolean hasTensor(String path) {
        int dot = path.lastIndexOf('.');
        ScriptClass at = this;
        for (String part : dot < 0 ? new String[0] : path.substring(0, dot).split("\\.", -1)) {
            at = at.modules.get(part);
            if (at == null) {
                return false;
            }
        }
        return at.tensors.containsKey(path.substring(dot + 1));
    }

    String name() {
        return name;
    }

    Map<String, Tensor> tensors() {
        return tensors;
    }

    Map<String, Integer> numbers() {
        return numbers;
    }

    Map<String, ScriptClass> modules() {
        return modules;
    }

    /** Source of this class and of those inside. */
    void source(StringBuilder text) {
        modules.values().forEach(m -> m.source(text));
        text.append("class ").append(name).append("(Module):\n");
        names(text, "__parameters__", true);
        names(text, "__buffers__", false);
        if (modules.keySet().stream().anyMatch(n -> !isIdentifier(n))) {
            text.append("  __annotations__ = []\n");
        }
        tensors.keySet().forEach(n -> text.append("  ").append(n).append(" : Tensor\n"));
        text.append("  training : bool\n");
        numbers.keySet().forEach(n -> text.append("  ").append(n).append(" : int\n"));
        modules.forEach((n, m) -> text.append("  ")
                .append(isIdentifier(n) ? n + " : " : "__annotations__[\"" + n + "\"] = ")
                .append("__torch__.")
                .append(m.name)
                .append('\n'));
        methods.forEach(text::append);
    }

    /** How a method of the class reads what lies at a path; members of a sequence have numbers for names. */
    public static String access(String path) {
        String at = "self";
        for (String part : path.split("\\.", -1)) {
            at = isIdentifier(part) ? at + "." + part : "getattr(" + at + ", \"" + part + "\")";
        }
        return at;
    }

    /** Every tensor by path, those of a module before those of the modules in it: in the order of the archive. */
    Map<String, Tensor> everyTensor() {
        Map<String, Tensor> all = new LinkedHashMap<>(tensors);
        modules.forEach((n, m) -> m.everyTensor().forEach((path, tensor) -> all.put(n + "." + path, tensor)));
        return all;
    }

    private static boolean isIdentifier(String name) {
        return IDENTIFIER.matcher(name).matches();
    }

    private void names(StringBuilder text, String list, boolean parameters) {
        text.append("  ").append(list).append(" = [");
        tensors.forEach((n, t) -> {
            if (t.parameter() == parameters) {
                text.append('"').append(n).append("\", ");
            }
        });
        text.append("]\n");
    }

    private void require(String free) {
        if (tensors.containsKey(free) || numbers.containsKey(free) || modules.containsKey(free)) {
            throw new IllegalArgumentException(name + " has two members " + free);
        }
    }

    private static String identifier(String name) {
        if (!IDENTIFIER.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is no name in a script");
        }
        return name;
    }
}
