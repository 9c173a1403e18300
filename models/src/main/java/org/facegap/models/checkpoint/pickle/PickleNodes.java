package org.facegap.models.checkpoint.pickle;

import org.jspecify.annotations.Nullable;

/** Makes and fills the nodes of a pickle's object graph, charged to the memory budget. Nothing is called. */
final class PickleNodes {
    private final FileBytes bytes;
    private final MemoryBudget budget;

    PickleNodes(FileBytes bytes, MemoryBudget budget) {
        this.bytes = bytes;
        this.budget = budget;
    }

    PickledTuple tuple(Object... items) {
        budget.charge(40 + 8L * items.length);
        return items.length == 0 ? PickledTuple.EMPTY : new PickledTuple(items);
    }

    PickledList list() {
        budget.charge(64);
        return new PickledList();
    }

    PickledDict dict(long at) {
        budget.charge(112);
        return new PickledDict(at);
    }

    PickledList append(PickledList list, Object... items) {
        budget.charge((list.isEmpty() ? 64 : 0) + 16L * items.length);
        for (Object item : items) {
            list.add(item);
        }
        return list;
    }

    void put(PickledItems target, Object[] items, long at) {
        if (items.length % 2 != 0) {
            throw bytes.error(at, "the pickle is damaged: a dict has a key without a value");
        }
        budget.charge((target.isEmpty() ? 192 : 0) + 40L * items.length);
        for (int i = 0; i < items.length; i += 2) {
            if (items[i] instanceof PickledList || items[i] instanceof PickledItems) {
                throw bytes.error(at, "the pickle is damaged: a dict has a key that cannot be one");
            }
            if (target instanceof PickledObject object) {
                object.put(items[i], items[i + 1]);
            } else if (target instanceof PickledDict dict) {
                dict.put(items[i], items[i + 1]);
            }
        }
    }

    PickledGlobal global(String module, String name, long at) {
        @Nullable PickledGlobal known = AllowedNames.find(module, name);
        if (known == null) {
            throw bytes.error(
                    at,
                    "the pickle asks for " + PrintableName.of(module) + "." + PrintableName.of(name)
                            + ", which a checkpoint does not need; nothing was executed" + advice(name));
        }
        return known;
    }

    /** Names of classes begin with a capital; then the file may be an honest one that holds a model object. */
    private static String advice(String name) {
        return !name.isEmpty() && Character.isUpperCase(name.charAt(0))
                ? ". If it is a model that was saved whole, save its state_dict() instead"
                : "";
    }

    PickledObject call(Object callable, Object arguments, long at) {
        if (!(callable instanceof PickledGlobal name)) {
            throw bytes.error(at, "the pickle calls something that is not a name; nothing was executed");
        }
        if (!(arguments instanceof PickledTuple tuple)) {
            throw bytes.error(at, "the pickle is damaged: the arguments of " + name.name() + " are not a tuple");
        }
        budget.charge(40);
        PickledObject object = new PickledObject(name.name(), tuple, at);
        if (name.name().equals("collections.OrderedDict") && tuple.size() == 1) {
            pairs(object, tuple.get(0), at);
        }
        return object;
    }

    /** Python 2 writes an ordered dict as a call with a list of pairs. */
    private void pairs(PickledObject object, Object items, long at) {
        if (!(items instanceof PickledList list)) {
            throw bytes.error(at, "the pickle is damaged: an ordered dict is not made of pairs");
        }
        for (Object item : list.items()) {
            Object @Nullable [] pair = pair(item);
            if (pair == null) {
                throw bytes.error(at, "the pickle is damaged: an ordered dict is not made of pairs");
            }
            put(object, pair, at);
        }
    }

    private static Object @Nullable [] pair(Object item) {
        if (item instanceof PickledTuple t && t.size() == 2) {
            return new Object[] {t.get(0), t.get(1)};
        }
        if (item instanceof PickledList l && l.items().size() == 2) {
            return new Object[] {l.items().get(0), l.items().get(1)};
        }
        return null;
    }
}
