package org.facegap.models.checkpoint.pickle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that checkpoints of StyleGAN2 use. They stay names; every other name ends the reading. */
public final class AllowedNames {
    private static final List<String> NAMES = List.of(
            "collections.OrderedDict",
            "collections.defaultdict",
            "argparse.Namespace",
            "pathlib.Path",
            "pathlib.PosixPath",
            "pathlib.PurePosixPath",
            "pathlib.WindowsPath",
            "_codecs.encode",
            "copyreg._reconstructor",
            "copy_reg._reconstructor",
            "collections.Counter",
            "types.SimpleNamespace",
            "easydict.EasyDict",
            "addict.Dict",
            "addict.addict.Dict",
            "munch.Munch",
            "torch_utils.misc.EasyDict",
            "dnnlib.EasyDict",
            "dnnlib.util.EasyDict",
            "dnnlib.tflib.network.Network",
            "torch_utils.persistence._reconstruct_persistent_obj",
            "numpy.dtype",
            "numpy.ndarray",
            "numpy.bool_",
            "numpy.int32",
            "numpy.int64",
            "numpy.float16",
            "numpy.float32",
            "numpy.float64",
            "torch.Size",
            "torch.device",
            "torch.Tensor",
            "torch.nn.parameter.Parameter",
            "torch._utils._rebuild_tensor",
            "torch._utils._rebuild_tensor_v2",
            "torch._utils._rebuild_parameter",
            "torch._utils._rebuild_parameter_with_state",
            "torch.storage._load_from_bytes",
            "torch.storage.TypedStorage",
            "torch.storage.UntypedStorage",
            "torch.storage._TypedStorage",
            "torch.storage._UntypedStorage");
    private static final List<String> BUILTINS = List.of(
            "object",
            "set",
            "frozenset",
            "dict",
            "list",
            "tuple",
            "int",
            "float",
            "bool",
            "str",
            "bytes",
            "bytearray",
            "complex",
            "range",
            "slice");
    private static final List<String> STORAGES = List.of(
            "FloatStorage",
            "DoubleStorage",
            "HalfStorage",
            "BFloat16Storage",
            "LongStorage",
            "IntStorage",
            "ShortStorage",
            "CharStorage",
            "ByteStorage",
            "BoolStorage",
            "UntypedStorage");
    private static final List<String> TYPES = List.of(
            "float32",
            "float64",
            "float16",
            "bfloat16",
            "int64",
            "int32",
            "int16",
            "int8",
            "uint8",
            "bool",
            "float",
            "double",
            "half",
            "long");
    private static final Map<String, PickledGlobal> ALL = all();

    private AllowedNames() {}

    private static Map<String, PickledGlobal> all() {
        Map<String, PickledGlobal> all = new HashMap<>();
        NAMES.forEach(n -> all.put(n, new PickledGlobal(n)));
        for (String n : BUILTINS) {
            all.put("builtins." + n, new PickledGlobal("builtins." + n));
            all.put("__builtin__." + n, new PickledGlobal("builtins." + n));
        }
        for (String n : STORAGES) {
            all.put("torch." + n, new PickledGlobal("torch." + n));
            all.put("torch.cuda." + n, new PickledGlobal("torch." + n));
        }
        TYPES.forEach(n -> all.put("torch." + n, new PickledGlobal("torch." + n)));
        for (String module : List.of("numpy.core.", "numpy._core.")) {
            for (String n : List.of("multiarray._reconstruct", "multiarray.scalar", "numeric._frombuffer")) {
                all.put(module + n, new PickledGlobal("numpy." + n));
            }
        }
        return all;
    }

    /** The name's node, or null when it is not allowed. Names that moved between versions become one. */
    static @Nullable PickledGlobal find(String module, String name) {
        return ALL.get(module + "." + name);
    }
}
