package org.facegap.models.checkpoint.weights;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.SafetensorsView;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.checkpoint.pickle.FileBytes;
import org.facegap.models.checkpoint.pickle.MemoryBudget;
import org.facegap.models.checkpoint.pickle.PickledItems;
import org.facegap.models.checkpoint.pickle.PickledList;
import org.facegap.models.checkpoint.pickle.PrintableName;
import org.facegap.models.checkpoint.torch.TorchFile;

/**
 * Tensors by name, as a file holds them: {@code torch.save} of a state, alone or in dicts and lists within one another, or safetensors. The format is found by
 * content. Nothing in the file is executed, and values are read when asked for.
 *
 * @param origin the file, for messages
 * @param format for people: {@code torch.save zip}
 * @param groups dicts that hold tensors, those further out first
 * @param notes metadata of safetensors
 */
public record TensorFile(String origin, String format, List<Group> groups, Map<String, String> notes) {
    private static final int DEEPEST = 4;
    private static final int MOST_CONTAINERS = 2000;
    private static final int MOST_ITEMS = 100_000;

    /**
     * A dict that holds tensors.
     *
     * @param path keys from the root, dotted; empty for the root
     * @param tensors by name, in the file's order
     * @param others names of what else it holds
     */
    public record Group(String path, Map<String, LazyTensor> tensors, List<String> others) {}

    /**
     * Opens a file of up to 2 GiB.
     *
     * @throws UserError when it cannot be read, is of no such format, is damaged, or names what no weights need
     */
    public static TensorFile open(Path file) {
        return of(FileBytes.map(file));
    }

    /** Whether bytes begin like one of the formats. */
    public static boolean begins(FileBytes file) {
        return SafetensorsView.begins(file) || TorchFile.beginsAsZip(file) || TorchFile.beginsAsStream(file);
    }

    /** Reads a file's bytes. */
    public static TensorFile of(FileBytes file) {
        MemoryBudget budget = MemoryBudget.of(file);
        if (SafetensorsView.begins(file)) {
            SafetensorsView view = SafetensorsView.read(file, budget);
            return new TensorFile(
                    file.origin(),
                    "safetensors",
                    List.of(new Group("", view.tensors(), List.of())),
                    Map.copyOf(view.metadata()));
        }
        if (TorchFile.beginsAsZip(file)) {
            return new TensorFile(
                    file.origin(), "torch.save zip", groups(TorchFile.zip(file, budget), budget), Map.of());
        }
        if (TorchFile.beginsAsStream(file)) {
            return new TensorFile(
                    file.origin(), "torch.save legacy", groups(TorchFile.stream(file, budget), budget), Map.of());
        }
        throw new UserError(file.origin() + ": neither a torch.save file nor safetensors");
    }

    private record Place(String path, Object node, int depth) {}

    private static List<Group> groups(TorchFile file, MemoryBudget budget) {
        List<Group> groups = new ArrayList<>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Place> open = new ArrayDeque<>(List.of(new Place("", file.root(), 0)));
        int items = 0;
        while (!open.isEmpty() && seen.size() < MOST_CONTAINERS) {
            Place place = open.removeFirst();
            if (!seen.add(place.node)) {
                continue;
            }
            Map<String, LazyTensor> tensors = new LinkedHashMap<>();
            List<String> others = new ArrayList<>();
            for (Map.Entry<String, Object> item : named(place.node).entrySet()) {
                if (++items > MOST_ITEMS) {
                    throw new UserError(file.pickle().origin() + ": more than " + MOST_ITEMS + " entries");
                }
                budget.charge(400 + 4L * item.getKey().length());
                LazyTensor tensor = file.tensors().tensor(item.getValue());
                if (tensor != null) {
                    tensors.put(item.getKey(), tensor);
                    continue;
                }
                others.add(PrintableName.of(item.getKey()));
                if (isContainer(item.getValue()) && place.depth < DEEPEST) {
                    String path = (place.path.isEmpty() ? "" : place.path + ".") + PrintableName.of(item.getKey());
                    open.addLast(new Place(path, item.getValue(), place.depth + 1));
                }
            }
            if (!tensors.isEmpty()) {
                groups.add(new Group(place.path, Collections.unmodifiableMap(tensors), List.copyOf(others)));
            }
        }
        return List.copyOf(groups);
    }

    private static boolean isContainer(Object node) {
        return node instanceof PickledItems || node instanceof PickledList;
    }

    private static Map<String, Object> named(Object node) {
        Map<String, Object> named = new LinkedHashMap<>();
        if (node instanceof PickledItems dict) {
            dict.items().forEach((key, value) -> named.put(String.valueOf(key), value));
        } else if (node instanceof PickledList list) {
            for (int i = 0; i < list.items().size(); i++) {
                named.put("[" + i + "]", list.items().get(i));
            }
        }
        return named;
    }
}
