package org.facegap.cli.match;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.evaluation.matching.EveryPair;
import org.facegap.evaluation.matching.ImageFilter;
import org.facegap.evaluation.matching.ImageGroups;
import org.facegap.evaluation.matching.ImagePairs;
import org.facegap.evaluation.matching.LimitedPairs;
import org.facegap.evaluation.matching.ListedPairs;
import org.facegap.evaluation.matching.PairCensus;
import org.facegap.evaluation.matching.PairFile;
import org.facegap.evaluation.protocol.ImpostorRule;
import org.facegap.evaluation.protocol.PairPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that tell which images are compared, and what their groups are. */
final class PairOptions {
    private static final String DATASET = "dataset";
    private static final int RFW_PAIRS = 3000;
    private static final int RFW_FOLDS = 10;

    /** Ways to make pairs. */
    enum Protocol {
        ALL_PAIRS,
        SAME_GROUP,
        SAME_GROUP_AND_SEX,
        RFW_STYLE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What is compared.
     *
     * @param groups of every image
     * @param sex of every image; null when not asked for
     * @param only which images take part; empty for all
     * @param mixed images that take no part because their identity has images in two groups
     * @param warnings what has to be known before anything is computed
     */
    record Chosen(
            ImagePairs pairs,
            ImageGroups groups,
            @Nullable ImageGroups sex,
            String only,
            long mixed,
            List<String> warnings) {
        /** Which pairs these are, in words. */
        String rule() {
            return pairs.rule()
                    + (only.isEmpty() ? "" : "; images with " + only + " alone")
                    + (mixed == 0 ? "" : "; without " + mixed + " images of identities in two groups");
        }
    }

    @Option(
            names = "--group",
            paramLabel = "ATTRIBUTE[+ATTRIBUTE]",
            description =
                    "attributes of the dataset that make the groups (default: the list of pairs says, or all are one)")
    @Nullable
    String group;

    @Option(names = "--sex", paramLabel = "ATTRIBUTE", description = "what same-group-and-sex looks at")
    @Nullable
    String sex;

    @Option(
            names = "--only",
            paramLabel = "RULE",
            description =
                    "images that take part: ATTRIBUTE=VALUE[,VALUE...], ATTRIBUTE>=NUMBER or ATTRIBUTE<=NUMBER; several"
                            + " hold together")
    List<String> only = List.of();

    @Option(
            names = "--pairs",
            paramLabel = "dataset|FILE",
            description = "a list of pairs: the source's own, kept in the dataset (default where there is one); or a"
                    + " file: facegap's, LFW's pairs.txt, BFW's data table")
    @Nullable
    String list;

    @Option(
            names = "--protocol",
            paramLabel = "PROTOCOL",
            description =
                    "${COMPLETION-CANDIDATES}: every pair; every genuine pair and every impostor pair within a group,"
                            + " or within a group and a sex; or pairs drawn as RFW's, with impostors after --impostors")
    @Nullable
    Protocol protocol;

    @Option(
            names = "--genuine-per-group",
            paramLabel = "N",
            description = "for rfw-style (default: 3000, or 0 where nobody has two images)")
    @Nullable
    Integer genuinePerGroup;

    @Option(names = "--impostor-per-group", paramLabel = "N", description = "for rfw-style (default: 3000)")
    @Nullable
    Integer impostorPerGroup;

    @Option(
            names = "--pair-folds",
            paramLabel = "N",
            description = "for rfw-style: folds without a shared identity (default: 10, or 1 without genuine pairs)")
    @Nullable
    Integer pairFolds;

    @Option(
            names = "--limit-impostors",
            paramLabel = "N",
            description = "at most so many impostor pairs of each group, and of each two groups, drawn at random")
    @Nullable
    Integer limit;

    /** @throws UserError when options contradict each other, or the dataset has not what they name */
    Chosen choose(FaceDataset set, ImpostorRule impostors, long seed) {
        check(set, impostors);
        ImageGroups asked = group == null ? null : ImageGroups.of(set, group, "--group");
        ImageGroups sexes = sex == null ? null : ImageGroups.of(set, sex, "--sex");
        List<String> warnings = new ArrayList<>();
        BitSet rows = ImageFilter.rows(set, only, "--only", warnings::add);
        ImagePairs pairs;
        ImageGroups groups = (asked == null ? ImageGroups.everybody(set) : asked).only(rows);
        Protocol made = protocol;
        long mixed = 0;
        if (made != null) {
            ImageGroups single = groups.ofOneGroup(set);
            mixed = (long) groups.labelled().length - single.labelled().length;
            groups = single;
        }
        if (made == null) {
            PairFile file = PairFile.read(file(set), set);
            pairs = file.pairs().only(rows);
            groups = asked == null && file.groups() != null ? file.groups() : groups;
        } else if (made == Protocol.RFW_STYLE) {
            ImageGroups strata = impostors == ImpostorRule.SAME_GROUP_AND_SEX ? sexes : null;
            pairs = ListedPairs.drawn(set, groups, strata, plan(set, rows, impostors, seed));
        } else {
            ImpostorRule rule = switch (made) {
                case SAME_GROUP -> ImpostorRule.SAME_GROUP;
                case SAME_GROUP_AND_SEX -> ImpostorRule.SAME_GROUP_AND_SEX;
                default -> ImpostorRule.ALL;
            };
            pairs = new EveryPair(set, groups, rule == ImpostorRule.SAME_GROUP_AND_SEX ? sexes : null, rule);
        }
        if (limit != null) {
            pairs = LimitedPairs.of(pairs, groups, limit, seed);
        }
        if (made != null) {
            // Images without a label are in no pair of a protocol.
            warnings.addAll((asked == null ? ImageGroups.everybody(set) : asked).warnings(rows));
        } else {
            warnings.addAll(groups.warnings(PairCensus.of(pairs).images()));
        }
        if (sexes != null) {
            warnings.addAll(sexes.unlabelled(rows));
        }
        return new Chosen(pairs, groups, sexes, String.join(" ", only), mixed, warnings);
    }

    private void check(FaceDataset set, ImpostorRule impostors) {
        if (list != null && protocol != null) {
            throw UserError.usage("--pairs and --protocol: both say which images are compared; give one");
        }
        if (protocol != Protocol.RFW_STYLE) {
            refuse("--genuine-per-group", genuinePerGroup);
            refuse("--impostor-per-group", impostorPerGroup);
            refuse("--pair-folds", pairFolds);
        }
        range("--genuine-per-group", genuinePerGroup, 0);
        range("--impostor-per-group", impostorPerGroup, 0);
        range("--pair-folds", pairFolds, 1);
        range("--limit-impostors", limit, 1);
        boolean bySex = protocol == Protocol.SAME_GROUP_AND_SEX || impostors == ImpostorRule.SAME_GROUP_AND_SEX;
        if (bySex && sex == null) {
            throw UserError.usage("same-group-and-sex needs the sex of every image: --sex ATTRIBUTE; " + set.dir()
                    + " has " + String.join(", ", set.card().attributes()));
        }
    }

    private static void refuse(String option, @Nullable Integer given) {
        if (given != null) {
            throw UserError.usage(option + ": belongs to --protocol rfw-style");
        }
    }

    private static void range(String option, @Nullable Integer given, int least) {
        if (given != null && given < least) {
            throw UserError.usage(option + ": expected a whole number of " + least + " or more, found " + given);
        }
    }

    private Path file(FaceDataset set) {
        Path own = set.dir().resolve(PairFile.OWN);
        String named = list;
        if (named != null && !named.equals(DATASET)) {
            return Path.of(named);
        }
        if (!Files.isRegularFile(own)) {
            throw UserError.usage("--pairs: " + set.dir() + " came without a list of pairs; give a file, or --protocol"
                    + " all-pairs, same-group, same-group-and-sex or rfw-style");
        }
        return own;
    }

    private PairPlan plan(FaceDataset set, BitSet rows, ImpostorRule impostors, long seed) {
        int genuine = genuinePerGroup != null ? genuinePerGroup : anybodyTwice(set, rows) ? RFW_PAIRS : 0;
        return new PairPlan(
                genuine,
                impostorPerGroup == null ? RFW_PAIRS : impostorPerGroup,
                pairFolds != null ? pairFolds : genuine > 0 ? RFW_FOLDS : 1,
                impostors,
                seed);
    }

    private static boolean anybodyTwice(FaceDataset set, BitSet rows) {
        Set<String> seen = new HashSet<>();
        return !rows.stream().mapToObj(row -> set.records().get(row).identity()).allMatch(seen::add);
    }
}
