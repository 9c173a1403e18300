package org.facegap.models.stylegan2.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.checkpoint.pickle.FileBytes;
import org.facegap.models.checkpoint.pickle.MemoryBudget;
import org.facegap.models.checkpoint.pickle.PickledItems;
import org.facegap.models.checkpoint.pickle.PickledList;
import org.facegap.models.checkpoint.pickle.PickledNone;
import org.facegap.models.checkpoint.pickle.PickledObject;
import org.facegap.models.checkpoint.pickle.PickledText;
import org.facegap.models.checkpoint.pickle.PickledTuple;
import org.facegap.models.checkpoint.pickle.PrintableName;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds: dicts, lists and tuples within one another, a few levels deep; one that is there twice is entered once. Networks are not entered.
 * Beyond the limits nothing is looked at, so that a file of references to itself ends.
 */
final class FileEntries {
    private static final int DEEPEST = 4;
    private static final int MOST_CONTAINERS = 2000;
    private static final int MOST_ITEMS = 20_000;
    private static final int MOST_SHOWN = 12;
    private static final int TENSORS_SHOWN = 6;

    /**
     * Something in the file.
     *
     * @param path keys from the root, dotted; empty for the root
     * @param node what it is
     * @param holder what it lies in; null for the root
     * @param depth containers around it
     */
    record Entry(String path, Object node, @Nullable Entry holder, int depth) {}

    private final Function<Object, @Nullable LazyTensor> tensors;
    private final MemoryBudget budget;
    private final List<Entry> all = new ArrayList<>();
    private final List<Entry> top = new ArrayList<>();
    private int items;

    /** @param tensors reads the tensor that a node stands for; null when it stands for something else */
    FileEntries(Object root, Function<Object, @Nullable LazyTensor> tensors, MemoryBudget budget) {
        this.tensors = tensors;
        this.budget = budget;
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Entry> open = new ArrayDeque<>(List.of(new Entry("", root, null, 0)));
        while (!open.isEmpty() && all.size() < MOST_CONTAINERS) {
            Entry entry = open.removeFirst();
            if (!isContainer(entry.node())) {
                continue;
            }
            all.add(entry);
            if (entry.depth() < DEEPEST && !isNetworkObject(entry.node()) && seen.add(entry.node())) {
                children(entry, open);
            }
        }
    }

    private void children(Entry entry, Deque<Entry> open) {
        List<String> names = names(entry.node());
        List<Object> values = values(entry.node());
        for (int i = 0; i < names.size() && items < MOST_ITEMS; i++) {
            items++;
            boolean wanted = entry.depth() == 0 || isContainer(values.get(i));
            if (!wanted) {
                continue;
            }
            budget.charge(160);
            String path = (entry.path().isEmpty() ? "" : entry.path() + ".") + names.get(i);
            Entry child = new Entry(path, values.get(i), entry, entry.depth() + 1);
            open.addLast(child);
            if (entry.depth() == 0) {
                top.add(child);
            }
        }
    }

    /** NVIDIA's tuple of three TensorFlow networks has no names; everybody calls them so. */
    private static List<String> names(Object node) {
        if (node instanceof PickledItems dict) {
            return dict.items().keySet().stream()
                    .limit(MOST_ITEMS)
                    .map(k -> k instanceof String s ? PrintableName.of(s) : k instanceof Number n ? "[" + n + "]" : "?")
                    .toList();
        }
        List<Object> values = values(node);
        if (values.size() == 3 && isNetworkObject(values.get(2))) {
            return List.of("G", "D", PersistentModule.is(values.get(2)) ? "G_ema" : "Gs");
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_ITEMS, values.size()); i++) {
            names.add("[" + i + "]");
        }
        return names;
    }

    private static List<Object> values(Object node) {
        if (node instanceof PickledItems dict) {
            return dict.items().values().stream().limit(MOST_ITEMS).toList();
        }
        if (node instanceof PickledList list) {
            return list.items();
        }
        List<Object> values = new ArrayList<>();
        if (node instanceof PickledTuple tuple) {
            for (int i = 0; i < Math.min(MOST_ITEMS, tuple.size()); i++) {
                values.add(tuple.get(i));
            }
        }
        return values;
    }

    private static boolean isContainer(Object node) {
        return node instanceof PickledItems || node instanceof PickledList || node instanceof PickledTuple;
    }

    private static boolean isNetworkObject(Object node) {
        return PersistentModule.is(node) || node instanceof PickledObject o && TensorFlowVariables.isNetwork(o);
    }

    /** Containers and networks, those further out first. */
    List<Entry> all() {
        return Collections.unmodifiableList(all);
    }

    /** Everything that the root holds. */
    List<Entry> top() {
        return Collections.unmodifiableList(top);
    }

    /** The tensor of a node; null when it is something else. */
    @Nullable
    LazyTensor tensor(Object node) {
        return tensors.apply(node);
    }

    /** Dicts around an entry, the innermost first. */
    List<PickledItems> holders(Entry entry) {
        List<PickledItems> holders = new ArrayList<>();
        for (Entry e = entry.holder(); e != null; e = e.holder()) {
            if (e.node() instanceof PickledItems dict) {
                holders.add(dict);
            }
        }
        return holders;
    }

    /** Whether it is a network or the state of one: a dict with tensors by name. */
    boolean isNetwork(Entry entry) {
        return isNetworkObject(entry.node()) && !entry.path().equals("augment_pipe")
                || entry.node() instanceof PickledItems dict
                        && !isNetworkObject(dict)
                        && dict.items().entrySet().stream()
                                .limit(5)
                                .anyMatch(e -> e.getKey() instanceof String && isTensor(e.getValue()));
    }

    private boolean isTensor(Object node) {
        try {
            return tensor(node) != null;
        } catch (UserError e) {
            // a damaged tensor is one; whoever reads it says what is wrong with it
            return true;
        }
    }

    /** What there is, for a message: keys of the root with kinds, the first tensors with shapes, and whose it looks like. */
    String describe() {
        String shown = top.stream()
                .limit(MOST_SHOWN)
                .map(e -> e.path() + " (" + kind(e.node()) + ")")
                .collect(Collectors.joining(", "));
        String more = top.size() > MOST_SHOWN ? " and " + (top.size() - MOST_SHOWN) + " more" : "";
        Object root = all.isEmpty() ? null : all.get(0).node();
        String holds = root == null
                ? "It holds nothing but one value."
                : "It holds " + kind(root) + (top.isEmpty() ? "" : ": " + shown + more) + ".";
        List<String> names = new ArrayList<>();
        List<String> first = new ArrayList<>();
        for (Entry e : all) {
            if (e.node() instanceof PickledItems dict && !isNetworkObject(dict)) {
                dict.items().entrySet().stream().limit(MOST_SHOWN * 20).forEach(item -> {
                    if (item.getKey() instanceof String name && names.size() < MOST_ITEMS) {
                        names.add(name);
                        if (first.size() < TENSORS_SHOWN) {
                            shape(item.getValue(), name, first);
                        }
                    }
                });
            }
        }
        String known = ForeignNetwork.named(names);
        return (known.isEmpty() ? "" : known + " ")
                + holds
                + (first.isEmpty() ? "" : " First tensors: " + String.join(", ", first) + ".");
    }

    private void shape(Object node, String name, List<String> to) {
        try {
            LazyTensor tensor = tensor(node);
            if (tensor != null) {
                to.add(PrintableName.of(name) + " " + Arrays.toString(tensor.shape()));
            }
        } catch (UserError e) {
            to.add(PrintableName.of(name) + " (damaged)");
        }
    }

    private String kind(Object node) {
        if (node instanceof PickledObject object && isNetworkObject(node)) {
            return PersistentModule.is(object)
                    ? "network '" + PersistentModule.className(object) + "'"
                    : "TensorFlow network";
        }
        if (isTensor(node)) {
            List<String> shape = new ArrayList<>();
            shape(node, "tensor", shape);
            return shape.get(0);
        }
        if (node instanceof PickledItems dict && (!dict.isEmpty() || !(node instanceof PickledObject))) {
            return "a dict of " + dict.items().size();
        }
        if (node instanceof PickledList list) {
            return "a list of " + list.items().size();
        }
        if (node instanceof PickledTuple tuple) {
            return "a tuple of " + tuple.size();
        }
        if (node instanceof PickledObject object) {
            return PrintableName.of(object.name());
        }
        return node instanceof Number
                ? "a number"
                : node instanceof Boolean
                        ? "a truth value"
                        : node == PickledNone.NONE
                                ? "None"
                                : node instanceof String || node instanceof PickledText
                                        ? "a text"
                                        : node instanceof FileBytes ? "bytes" : "something else";
    }
}
