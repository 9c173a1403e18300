package org.facegap.suite.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.facegap.core.artifact.ArtifactInfo;
import org.facegap.core.words.Counted;
import org.jspecify.annotations.Nullable;

/** Why a stage is made although something like it is there: what differs from the artefact that is nearest to it. */
final class Again {
    /** An artefact of another name that differs in more than this is not like it. */
    private static final int ALIKE = 3;

    /** Artefacts that are compared with what is wanted. */
    private static final int COMPARED = 200;

    private static final int SHOWN = 4;
    private static final int LONGEST = 40;

    private final Map<ArtifactInfo, Map<String, String>> specs = new IdentityHashMap<>();

    /**
     * What differs.
     *
     * @param wanted what is to be made, with the inputs that are there
     * @param toCome of inputs that are not: name and the stage that makes it
     * @param candidates artefacts of the stage
     * @return null when none is like it
     */
    @Nullable
    String why(ArtifactInfo wanted, Map<String, String> toCome, List<ArtifactInfo> candidates) {
        specs.put(wanted, flat(wanted.spec()));
        List<String> nearest = candidates.stream()
                .filter(info -> info.name().equals(wanted.name()))
                .limit(COMPARED)
                .map(info -> differences(info, wanted, toCome))
                .min(Comparator.comparingInt(List::size))
                .orElseGet(() -> candidates.stream()
                        .limit(COMPARED)
                        .map(info -> differences(info, wanted, toCome))
                        .filter(differences -> differences.size() <= ALIKE)
                        .min(Comparator.comparingInt(List::size))
                        .orElse(List.of()));
        specs.remove(wanted);
        if (nearest.isEmpty()) {
            return null;
        }
        String shown = String.join(", ", nearest.subList(0, Math.min(SHOWN, nearest.size())));
        return nearest.size() <= SHOWN ? shown : shown + " and " + Counted.of(nearest.size() - SHOWN, "more keys");
    }

    private List<String> differences(ArtifactInfo before, ArtifactInfo now, Map<String, String> toCome) {
        List<String> differences = new ArrayList<>();
        if (!before.stageVersion().equals(now.stageVersion())) {
            differences.add("version of the stage " + before.stageVersion() + " -> " + now.stageVersion());
        }
        compare(before.environment().deciding(), now.environment().deciding(), differences);
        compare(spec(before), spec(now), differences);
        for (String input : union(before.inputs(), now.inputs(), toCome)) {
            String then = before.inputs().get(input);
            if (toCome.containsKey(input)) {
                differences.add(input + " is made again (" + toCome.get(input) + ")");
            } else if (then == null) {
                differences.add(input + " is new");
            } else if (!now.inputs().containsKey(input)) {
                differences.add(input + " is no input any more");
            } else if (!then.equals(now.inputs().get(input))) {
                differences.add(input + " has other content");
            }
        }
        return differences;
    }

    /** The values of a spec by their key paths, taken apart once. */
    private Map<String, String> spec(ArtifactInfo info) {
        return specs.computeIfAbsent(info, any -> flat(info.spec()));
    }

    private static void compare(Map<String, String> before, Map<String, String> now, List<String> differences) {
        for (String key : union(before, now)) {
            String then = before.getOrDefault(key, "none");
            String is = now.getOrDefault(key, "none");
            if (!then.equals(is)) {
                differences.add(key + " " + brief(then) + " -> " + brief(is));
            }
        }
    }

    @SafeVarargs
    private static TreeSet<String> union(Map<String, String>... maps) {
        TreeSet<String> keys = new TreeSet<>();
        for (Map<String, String> map : maps) {
            keys.addAll(map.keySet());
        }
        return keys;
    }

    private static String brief(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST - 3) + "...";
    }

    /** The values of a spec by their key paths; absent ones do not count. */
    private static Map<String, String> flat(JsonNode spec) {
        Map<String, String> values = new TreeMap<>();
        flat("", spec, values);
        return values;
    }

    private static void flat(String path, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.fields().forEachRemaining(field -> flat(inner(path, field.getKey()), field.getValue(), into));
        } else if (node.isArray() && !scalars(node)) {
            for (int i = 0; i < node.size(); i++) {
                flat(inner(path, Integer.toString(i)), node.get(i), into);
            }
        } else if (!node.isNull()) {
            into.put(path, node.isNumber() ? number(node) : node.isTextual() ? node.asText() : node.toString());
        }
    }

    /** A number as it is read, whether it was written as 1 or as 1.0. */
    private static String number(JsonNode node) {
        return node.decimalValue().stripTrailingZeros().toPlainString();
    }

    private static boolean scalars(JsonNode array) {
        for (JsonNode item : array) {
            if (item.isContainerNode()) {
                return false;
            }
        }
        return true;
    }

    private static String inner(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
