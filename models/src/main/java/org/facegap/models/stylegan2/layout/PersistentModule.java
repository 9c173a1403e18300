package org.facegap.models.stylegan2.layout;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.checkpoint.array.NumpyArrays;
import org.facegap.models.checkpoint.pickle.PickledItems;
import org.facegap.models.checkpoint.pickle.PickledNone;
import org.facegap.models.checkpoint.pickle.PickledObject;
import org.facegap.models.checkpoint.pickle.PickledText;
import org.facegap.models.checkpoint.pickle.PrintableName;
import org.facegap.models.checkpoint.torch.TorchTensors;
import org.jspecify.annotations.Nullable;

/**
 * A module as NVIDIA's persistence pickles it: class name, module source code (which the original tool executes and this
 * one only measures), state. Source: {@code torch_utils/persistence.py}.
 */
final class PersistentModule {
    private static final int MOST_MODULES = 2000;
    private static final int MOST_ITEMS = 10_000;
    private static final int DEEPEST = 8;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,100}");

    private final String path;
    private final StoredValues meta;
    private final StoredValues state;
    private final Map<String, PersistentModule> children = new LinkedHashMap<>();

    private PersistentModule(String path, StoredValues meta, int[] left) {
        this.path = path;
        this.meta = meta;
        this.state = meta.inner("state").at(path);
        if (--left[0] < 0 || path.split("\\.", -1).length > DEEPEST) {
            throw new UserError(meta.origin() + ": the networks' modules are nested endlessly");
        }
        for (Map.Entry<Object, Object> child : items("_modules").entrySet()) {
            if (is(child.getValue())) {
                String name = name(child.getKey());
                children.put(
                        name,
                        of((PickledObject) child.getValue(), path.isEmpty() ? name : path + "." + name, meta, left));
            } else if (child.getValue() != PickledNone.NONE) {
                throw new UserError(meta.origin() + ": module " + path + " holds something that is not a module of"
                        + " NVIDIA's persistence");
            }
        }
    }

    /** Whether a node is such a module. */
    static boolean is(@Nullable Object node) {
        return node instanceof PickledObject object
                && object.name().equals("torch_utils.persistence._reconstruct_persistent_obj")
                && object.arguments().size() == 1
                && object.arguments().get(0) instanceof PickledItems;
    }

    /** Whether the module of a node that {@link #is} one has a module of this name within. */
    static boolean holds(PickledObject node, String name) {
        return ((PickledItems) node.arguments().get(0)).items().get("state") instanceof PickledItems state
                && state.items().get("_modules") instanceof PickledItems modules
                && modules.items().containsKey(name);
    }

    /** Name of the Python class of a node that {@link #is} one; printable. */
    static String className(PickledObject node) {
        return ((PickledItems) node.arguments().get(0)).items().get("class_name") instanceof String name
                ? PrintableName.of(name)
                : "?";
    }

    /** The module of a node that {@link #is} one. */
    static PersistentModule of(String origin, PickledObject node, NumpyArrays arrays) {
        return of(node, "", new StoredValues(origin, "", Map.of(), arrays), new int[] {MOST_MODULES});
    }

    private static PersistentModule of(PickledObject node, String path, StoredValues parent, int[] left) {
        PickledItems meta = (PickledItems) node.arguments().get(0);
        return new PersistentModule(path, new StoredValues(parent.origin(), path, meta.items(), parent.arrays()), left);
    }

    private Map<Object, Object> items(String part) {
        Map<Object, Object> items = state.inner(part).items();
        if (items.size() > MOST_ITEMS) {
            throw new UserError(meta.origin() + ": module " + path + " has " + items.size()
                    + " parts; none of a StyleGAN2" + " has so many");
        }
        return items;
    }

    private String name(Object key) {
        if (key instanceof String name && NAME.matcher(name).matches()) {
            return name;
        }
        throw new UserError(meta.origin() + ": module " + path + " has a part with an impossible name");
    }

    /** Dotted name; empty for the network itself. */
    String path() {
        return path;
    }

    /** Name of the Python class. */
    String className() {
        return meta.text("class_name", "");
    }

    /** Plain fields. */
    StoredValues state() {
        return state;
    }

    /** Modules within by name. */
    Map<String, PersistentModule> children() {
        return children;
    }

    /** Parameters and buffers of this module alone, by name. */
    Map<String, LazyTensor> tensors(TorchTensors torch) {
        Map<String, LazyTensor> found = new LinkedHashMap<>();
        for (String part : new String[] {"_parameters", "_buffers"}) {
            for (Map.Entry<Object, Object> e : items(part).entrySet()) {
                LazyTensor tensor = torch.tensor(e.getValue());
                if (tensor != null) {
                    found.put(name(e.getKey()), tensor);
                } else if (e.getValue() != PickledNone.NONE) {
                    throw new UserError(
                            meta.origin() + ": " + path + "." + part + " holds something that is not a" + " tensor");
                }
            }
        }
        return found;
    }

    /** Adds the lengths of the module source codes, each once. */
    void sources(Map<Object, Integer> lengths) {
        Object source = meta.get("module_src");
        if (source instanceof String text) {
            lengths.put(text, text.length());
        } else if (source instanceof PickledText text) {
            lengths.put(text, text.utf8().length());
        }
        children.values().forEach(c -> c.sources(lengths));
    }

    /** Whether the source code mentions a word near its beginning. */
    boolean sourceMentions(String word) {
        Object source = meta.get("module_src");
        return source instanceof String text && text.contains(word)
                || source instanceof PickledText code && code.utf8().contains(word, 1 << 20);
    }

    /** This module and all within. */
    void forEach(Consumer<PersistentModule> action) {
        action.accept(this);
        children.values().forEach(c -> c.forEach(action));
    }
}
