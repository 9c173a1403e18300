package org.facegap.models.checkpoint.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.facegap.core.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnpicklerTest {
    private static PickleWriter pickle() {
        return new PickleWriter();
    }

    private static Object load(PickleWriter pickle) {
        return load(pickle, false);
    }

    private static Object load(PickleWriter pickle, boolean references) {
        FileBytes bytes = FileBytes.of("a.pkl", ByteBuffer.wrap(pickle.array()));
        return new Unpickler(bytes, MemoryBudget.of(bytes), references).load();
    }

    private static void refused(PickleWriter pickle, String... words) {
        assertThatThrownBy(() -> load(pickle))
                .isExactlyInstanceOf(UserError.class)
                .hasMessageStartingWith("a.pkl: ")
                .hasMessageContainingAll(words);
    }

    private static List<Object> items(Object list) {
        return ((PickledList) list).items();
    }

    /** The value that Python's pickle.dumps(value, protocol=0), in text, gives back. */
    @Test
    void numbersAndTextsOfProtocolZero() {
        assertThat(items(load(
                        pickle().op("(lI7\naI01\naL-12345678901234567890L\naF-2.5e-3\naV\\u00e9a\naS'it\\'s'\naNa."))))
                .containsExactly(
                        7L,
                        true,
                        new BigInteger("-12345678901234567890"),
                        -0.0025,
                        "\u00e9a",
                        "it's",
                        PickledNone.NONE);
    }

    @Test
    void numbersAndTextsOfBinaryProtocols() {
        PickleWriter p = pickle().op("\u0080\u0002](K\u00ffM\u0001\u0002J\u00fe\u00ff\u00ff\u00ff");
        p.op("\u008a\u0000\u008a\u0001\u00ff\u008a\u0009\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0001");
        p.op("G\u003f\u00f8\u0000\u0000\u0000\u0000\u0000\u0000\u0088\u0089");
        p.op("U\u0002ab\u008c\u0002cd\u008d").i64(2).op("efe.");
        assertThat(items(load(p)))
                .containsExactly(
                        255L, 513L, -2L, 0L, -1L, BigInteger.ONE.shiftLeft(64), 1.5, true, false, "ab", "cd", "ef");
    }

    @Test
    void containersAndMemo() {
        PickleWriter p = pickle().op("\u0080\u0004}\u0094(").text("k").op("\u0094K\u0001K\u0002\u0086\u0094");
        p.text("t").op("h\u0002j").i32(2).op("N\u0087").text("self").op("h\u0000u.");
        PickledDict dict = (PickledDict) load(p);
        PickledTuple pair = (PickledTuple) Objects.requireNonNull(dict.items().get("k"));
        assertThat(pair.get(1)).isEqualTo(2L);
        PickledTuple three = (PickledTuple) Objects.requireNonNull(dict.items().get("t"));
        assertThat(three.get(0)).isSameAs(pair).isSameAs(three.get(1));
        assertThat(dict.items().get("self")).isSameAs(dict);
    }

    @Test
    void longBytesAndTextsStayInTheFile() {
        byte[] large = new byte[100_000];
        large[99_999] = 7;
        FileBytes found = (FileBytes) load(pickle().raw(large).op("."));
        assertThat(found.length()).isEqualTo(100_000);
        assertThat(found.base()).isEqualTo(5);
        assertThat(found.u8(99_999)).isEqualTo(7);
        PickledText text = (PickledText) load(pickle().text("x".repeat(5000)).op("."));
        assertThat(text.utf8().length()).isEqualTo(5000);
    }

    @Test
    void orderedDictsInBothWays() {
        PickledObject new3 = (PickledObject) load(pickle().global("collections", "OrderedDict")
                .op(")R(")
                .text("b")
                .op("K\u0001")
                .text("a")
                .op("K\u0002u."));
        assertThat(new3.items()).isEqualTo(Map.of("b", 1L, "a", 2L));
        assertThat(new3.items().keySet()).containsExactly("b", "a");
        PickledObject old2 = (PickledObject)
                load(pickle().global("collections", "OrderedDict").op("(](](U\u0001aK\u0001eetR."));
        assertThat(old2.items()).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void allowedNamesBecomeInertObjects() {
        PickledObject namespace = (PickledObject) load(pickle().global("argparse", "Namespace")
                .op(")\u0081}")
                .text("size")
                .op("K\u0008sb."));
        assertThat(namespace.name()).isEqualTo("argparse.Namespace");
        assertThat(((PickledDict) Objects.requireNonNull(namespace.state())).items())
                .isEqualTo(Map.of("size", 8L));
        PickledReference reference =
                (PickledReference) load(pickle().op("(").text("storage").op("tQ."), true);
        assertThat(((PickledTuple) reference.id()).get(0)).isEqualTo("storage");
    }

    /** Every way of calling something, with functions that would do harm. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cos\nsystem\n(S'id'\ntR.",
                "cposix\nsystem\n(S'id'\ntR.",
                "c__builtin__\neval\n(S'1'\ntR.",
                "cbuiltins\nexec\n(S'1'\ntR.",
                "cbuiltins\ngetattr\n(S'1'\ntR.",
                "csubprocess\nPopen\n(S'id'\nt\u0081.",
                "(S'id'\nios\nsystem\n.",
                "(cos\nsystem\nS'id'\no.",
                "\u0080\u0004\u008c\u0002os\u008c\u0006system\u0093\u008c\u0002id\u0085R.",
                "\u0080\u0004\u008c\u0002os\u008c\u0006system\u0093)}\u0092.",
                "ctorch.hub\nload\n(S'a'\ntR.",
                "ctorch\nload\n(S'a'\ntR.",
                "ccollections.OrderedDict\nfromkeys\n(S'a'\ntR.",
                "cpickle\nloads\n(S'a'\ntR.",
                "cnumpy\nload\n(S'a'\ntR."
            })
    void otherNamesEndTheReading(String pickle) {
        refused(pickle().op(pickle), "byte ", "nothing was executed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0082\u0001.", "\u0083\u0001\u0000.", "\u0084\u0001\u0000\u0000\u0000."})
    void extensionCodesEndTheReading(String pickle) {
        refused(pickle().op("\u0080\u0002" + pickle), "byte 2", "extension code", "nothing was executed");
    }

    @Test
    void onlyNamesCanBeCalled() {
        refused(pickle().text("os.system").op(")R."), "calls something that is not a name");
        refused(pickle().global("collections", "OrderedDict").op(")R)R."), "calls something that is not a name");
        refused(pickle().global("collections", "OrderedDict").op("NR."), "are not a tuple");
        refused(pickle().op("}}b."), "gives a state to something that is not an object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "N",
                "0.",
                "2.",
                "(0",
                "t.",
                "(t",
                "u.",
                "}(Nu.",
                "}NNNu.",
                "]Ns.",
                "}]Ns.",
                "Na.",
                "}(]NtNs",
                "h\u0007.",
                "q\u0001.",
                "\u0094.",
                "R.",
                "\u0085.",
                "(K\u0001\u0085\u0086.",
                "I12x\n.",
                "Fnan\n.",
                "S'a\n.",
                "V\\ud\n.",
                "cos",
                "\u0080\u0009.",
                "\u00ff.",
                "\u0097.",
                "\u0098.",
                "Pabc\n.",
                "NQ.",
                "U\u0005ab.",
                "\u008a\u00ff."
            })
    void damagedPicklesAreRefused(String pickle) {
        refused(pickle().op(pickle), "byte ");
    }

    @Test
    void hugeLengthsAreRefusedBeforeAnythingIsAllocated() {
        for (String op : new String[] {"\u008d", "\u008e", "\u0096", "\u0095"}) {
            for (long length : new long[] {1L << 62, Long.MAX_VALUE, -1, Integer.MAX_VALUE}) {
                refused(pickle().op("\u0080\u0004" + op).i64(length).op("."), "byte ");
            }
        }
        for (String op : new String[] {"X", "B", "T", "\u008b"}) {
            for (long length : new long[] {0xffff_ffffL, 0x8000_0000L, 0x7fff_ffffL}) {
                refused(pickle().op(op).i32(length).op("."), "byte ");
            }
        }
        refused(pickle().op("\u008b").i32(100_000).repeat("\u0001", 100_000).op("."), "an integer of 100000 bytes");
        refused(pickle().op("N").op("r").i32(-1).op("0j").i32(7).op("."), "recalls object 7");
    }

    @Test
    void bombsOfObjectsAreRefusedByTheMemoryTheyWouldTake() {
        int many = 4_000_000;
        refused(pickle().op("]").repeat("}a", many).op("."), "far more than its size");
        refused(pickle().op("]").repeat("]a", many).op("."), "far more than its size");
        refused(pickle().op("N").repeat("\u0094", many).op("."), "far more than its size");
        refused(pickle().op("N").repeat("2", many).op("."), "stacks more than");
        refused(pickle().repeat("(", many).op("."), "nests more than");
        refused(pickle().op("N").repeat("\u0085", many).op("."), "far more than its size");
        refused(
                pickle().repeat("c" + "collections\nOrderedDict\n)R0", many / 8)
                        .repeat("K\u0001\u00850", many)
                        .op("."),
                "far more than its size");
    }

    @Test
    void deepAndDoublingNestsAreHarmless() {
        PickleWriter deep = pickle().op(")").repeat("\u0085", 500_000).op(".");
        assertThat(load(deep)).isInstanceOf(PickledTuple.class);
        PickleWriter laughs = pickle().op("N").repeat("2\u0086", 100_000).op(".");
        assertThat(load(laughs)).isInstanceOf(PickledTuple.class);
        PickleWriter key = pickle().op("}N").repeat("2\u0086", 100_000).op("Ns.");
        assertThat(((PickledDict) load(key)).items()).hasSize(1);
    }
}
