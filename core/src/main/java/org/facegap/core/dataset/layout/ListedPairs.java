package org.facegap.core.dataset.layout;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.facegap.core.csv.TextRows;
import org.facegap.core.pairs.NamedImage;
import org.facegap.core.pairs.NamedPair;
import org.facegap.core.pairs.PairSink;

/** Pairs of a list beside a source, with its images named as the source names them; lines that are no pair are told. */
final class ListedPairs implements PairSink {
    /** What a line of a list is called that is no pair. */
    static final String NO_PAIR = "a line of the pair list that is no pair";

    private final UnaryOperator<NamedImage> names;
    private final Consumer<NamedPair> pairs;
    private final FaceSink sink;
    private final String fault;
    private long found;

    /**
     * Takes a list.
     *
     * @param names what the source calls an image of the list
     * @param fault what a line that is no pair is called
     */
    ListedPairs(UnaryOperator<NamedImage> names, Consumer<NamedPair> pairs, FaceSink sink, String fault) {
        this.names = names;
        this.pairs = pairs;
        this.sink = sink;
        this.fault = fault;
    }

    /** Tells the encoding of a list. */
    ListedPairs remark(TextRows list) {
        if (!list.remark().isEmpty()) {
            sink.note("a pair list that " + list.remark(), list.name());
        }
        return this;
    }

    /** How many pairs were found. */
    long found() {
        return found;
    }

    @Override
    public void pair(String place, NamedPair pair) {
        found++;
        pairs.accept(new NamedPair(names.apply(pair.first()), names.apply(pair.second()), pair.genuine(), pair.fold()));
    }

    @Override
    public void wrong(String place, String why) {
        sink.skip(fault, place);
    }

    /** An image by the name of its file without its endings. */
    static NamedImage byFile(String folder, NamedImage image) {
        String file = image.path().substring(image.path().lastIndexOf('/') + 1);
        return new NamedImage(folder + file.replaceFirst("(?:\\.[A-Za-z]+)+$", ""), image.identity(), image.group());
    }
}
