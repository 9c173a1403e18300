package org.facegap.models.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.facegap.models.network.ParameterSpec.Init;

/**
 * Writes a {@link NetworkSource}: parameters are declared as they are met, method bodies are lines of TorchScript. One
 * writer makes one network; every method takes all its parameters.
 */
public final class NetworkWriter {
    private final String name;
    private final Map<String, ParameterSpec> parameters = new LinkedHashMap<>();
    private final List<Method> methods = new ArrayList<>();
    private int temporaries;
    private int unit;

    /** Starts a network. */
    public NetworkWriter(String name) {
        this.name = name;
    }

    /** Declares a parameter (again without effect, for a second method) and returns its identifier in the script. */
    public String parameter(String parameterName, Init init, boolean trainable, long... shape) {
        ParameterSpec spec =
                parameters.computeIfAbsent(parameterName, n -> new ParameterSpec(n, shape, init, trainable, unit));
        return spec.identifier();
    }

    /** From here on parameters that are met for the first time lie in the next unit of the network. */
    public void nextUnit() {
        unit++;
    }

    /** A new method body. */
    public Method method(String methodName, String... inputs) {
        Method m = new Method(methodName, List.of(inputs));
        methods.add(m);
        return m;
    }

    /** The finished network. */
    public NetworkSource source() {
        List<ParameterSpec> specs = List.copyOf(parameters.values());
        String arguments =
                specs.stream().map(p -> ", " + p.identifier() + ": Tensor").collect(Collectors.joining());
        List<String> texts = methods.stream().map(m -> m.text(arguments)).toList();
        return new NetworkSource(name, specs, texts);
    }

    /** A number as the script's parser wants it. */
    public static String number(double v) {
        String s = String.format(Locale.ROOT, "%.9g", v);
        return s.contains(".") || s.contains("e") ? s : s + ".0";
    }

    /** One method's body. */
    public final class Method {
        private final String methodName;
        private final List<String> inputs;
        private final StringBuilder body = new StringBuilder();
        private List<String> results = List.of();
        private String indent = "    ";

        private Method(String methodName, List<String> inputs) {
            this.methodName = methodName;
            this.inputs = inputs;
        }

        /** Appends {@code name = expression} with a new name, which it returns. */
        public String let(String expression) {
            String variable = "v" + temporaries++;
            body.append(indent)
                    .append(variable)
                    .append(" = ")
                    .append(expression)
                    .append('\n');
            return variable;
        }

        /**
         * Begins a loop, which ends with {@link #endLoop}; loops do not nest.
         *
         * @param count an expression, how often
         * @return the variable that counts from 0
         */
        public String beginLoop(String count) {
            String variable = "v" + temporaries++;
            body.append(indent)
                    .append("for ")
                    .append(variable)
                    .append(" in range(")
                    .append(count)
                    .append("):\n");
            indent = "      ";
            return variable;
        }

        /** Ends the loop. */
        public void endLoop() {
            indent = "    ";
        }

        /** Ends the method with these values. */
        public void returns(String... values) {
            results = List.of(values);
        }

        private String text(String parameterArguments) {
            String inputArguments =
                    inputs.stream().map(i -> ", " + i + ": Tensor").collect(Collectors.joining());
            String type = results.size() == 1
                    ? "Tensor"
                    : "Tuple["
                            + String.join(
                                    ", ", results.stream().map(r -> "Tensor").toList()) + "]";
            String value = results.size() == 1 ? results.get(0) : "(" + String.join(", ", results) + ")";
            return "  def " + methodName + "(self" + inputArguments + parameterArguments + ") -> " + type + ":\n" + body
                    + "    return " + value + "\n";
        }
    }
}
