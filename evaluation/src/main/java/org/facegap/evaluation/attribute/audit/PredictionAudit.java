package org.facegap.evaluation.attribute.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.facegap.core.UserError;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.files.SameFiles;
import org.facegap.core.files.Sha256;
import org.facegap.core.results.Conclusion;
import org.facegap.core.results.attribute.AttributeAudit;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.core.results.attribute.AttributeProtocol;
import org.facegap.core.results.attribute.ClassMix;
import org.facegap.core.results.attribute.GroupingAudit;
import org.facegap.core.results.attribute.PredictionComparison;
import org.facegap.core.results.attribute.ReadingNote;
import org.facegap.core.results.attribute.SystemAudit;
import org.facegap.core.words.StandInWords;
import org.facegap.evaluation.attribute.Labels;
import org.facegap.evaluation.attribute.PredictionTable;
import org.facegap.evaluation.attribute.input.PredictionFile;

/** Audits whole files of predictions and says what a reader has to know about them. */
public final class PredictionAudit {
    private final AuditSpec settings;
    private final Set<String> warnings = new LinkedHashSet<>();

    /** An audit with these settings. */
    public PredictionAudit(AuditSpec settings) {
        this.settings = settings;
    }

    /**
     * Audits files, each of one system or of several.
     *
     * @throws UserError when a file cannot be hashed, two systems have one name, or a setting does not fit a file
     */
    public AttributeAuditResults audit(String title, List<PredictionFile> files) {
        List<SystemAudit> systems = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        boolean used = settings.positive().isEmpty();
        long tests = 0;
        Map<String, List<PredictionTable>> tables = new LinkedHashMap<>();
        SameFiles same = new SameFiles();
        for (PredictionFile file : files) {
            Map<String, List<PredictionTable>> bySystem = new LinkedHashMap<>();
            file.tables()
                    .forEach(table -> bySystem.computeIfAbsent(table.system(), s -> new ArrayList<>())
                            .add(table));
            String hash = hash(file);
            same.see(file.file(), hash).ifPresent(warnings::add);
            for (Map.Entry<String, List<PredictionTable>> system : bySystem.entrySet()) {
                List<AttributeAudit> attributes = new ArrayList<>();
                for (PredictionTable table : system.getValue()) {
                    AttributeAudit audit = new AttributeAuditor(settings).audit(table);
                    attributes.add(audit);
                    tables.computeIfAbsent(table.attribute(), a -> new ArrayList<>())
                            .add(table);
                    used |= audit.classes().contains(settings.positive());
                    tests += audit.groupings().stream()
                            .filter(g -> g.accuracyGap().value().isOk())
                            .count();
                    warn(table, audit);
                }
                if (!names.add(system.getKey())) {
                    throw UserError.usage(
                            "two files would both be the system '" + system.getKey() + "'; rename one of them");
                }
                systems.add(new SystemAudit(
                        system.getKey(),
                        system.getValue().get(0).seeds(),
                        String.valueOf(file.file().getFileName()),
                        hash,
                        file.format().name().toLowerCase(Locale.ROOT),
                        file.rows(),
                        file.skipped(),
                        attributes));
            }
            String named = bySystem.size() == 1
                    ? bySystem.keySet().iterator().next()
                    : String.valueOf(file.file().getFileName());
            file.remarks().forEach(remark -> warnings.add(named + ": " + remark));
            warnSkipped(file);
        }
        if (settings.baseline() != null && !names.contains(settings.baseline())) {
            throw UserError.usage("--baseline: there is no system '" + settings.baseline() + "'; the systems are "
                    + String.join(", ", names));
        }
        if (!used) {
            throw UserError.usage("--positive: no predicted attribute has the value '" + settings.positive() + "'");
        }
        if (tests > 1 && settings.permutations() > 0) {
            warnings.add("There are several tests: each p is of its own comparison, and among many some are small by"
                    + " chance.");
        }
        List<PredictionComparison> comparisons =
                systems.size() < 2 ? List.of() : new PredictionComparer(settings).compare(tables, warnings);
        return new AttributeAuditResults(
                AttributeAuditResults.SCHEMA,
                title,
                new Conclusion("", List.of()),
                systems,
                comparisons,
                protocol(),
                new ArrayList<>(warnings));
    }

    private void warn(PredictionTable table, AttributeAudit audit) {
        if (table.identities() == null) {
            warnings.add(
                    "The files do not say who is shown: every row counts as a different identity, and intervals and"
                            + " tests are too sure where identities appear several times.");
        }
        if (settings.positive().isEmpty() && audit.classes().size() == 2) {
            warnings.add("Decisions about " + audit.attribute() + " take '"
                    + audit.classes().get(1) + "' as the positive and favourable class, since none was named.");
        }
        if (audit.classes().size() > AttributeAuditor.MOST_CLASSES) {
            warnings.add("The " + audit.classes().size() + " classes of " + audit.attribute()
                    + " are not compared one by one against the rest (more than " + AttributeAuditor.MOST_CLASSES
                    + ").");
        }
        for (GroupingAudit grouping : audit.groupings()) {
            warnMix(table, grouping);
            grouping.by().forEach(by -> warnUnknown(table, by));
            if (grouping.unlabelled() > 0) {
                warnings.add(grouping.unlabelled() + " of " + table.size() + " rows of " + table.system() + " have no "
                        + String.join(" and ", grouping.by()) + "; they are in no group.");
            }
        }
        long failures = table.failures();
        if (failures > 0) {
            warnings.add(failures + " of " + table.size() + " rows of " + table.system() + " have no prediction of "
                    + table.attribute() + "; they are counted as failures and are in no rate.");
        }
    }

    /** Words for what is not known are no group of people. */
    private void warnUnknown(PredictionTable table, String by) {
        Map<String, Long> rows = new TreeMap<>();
        Labels groups = table.groups().getOrDefault(by, Labels.of(List.of()));
        IntStream.range(0, groups.size())
                .mapToObj(groups::get)
                .filter(StandInWords::isUnknown)
                .forEach(word -> rows.merge(word, 1L, Long::sum));
        rows.forEach(
                (word, n) -> warnings.add(n + " of " + table.size() + " rows of " + table.system() + " say '" + word
                        + "' in " + by + ", taken as a group of people; if it says that nobody knows their " + by
                        + ", leave the field empty."));
    }

    /** Groups that hold the classes in different shares differ in accuracy without being treated differently. */
    private void warnMix(PredictionTable table, GroupingAudit grouping) {
        ClassMix mix = grouping.mix();
        if (mix == null || !mix.matters()) {
            return;
        }
        Estimate balanced = mix.balancedGap().value();
        warnings.add(String.format(
                Locale.ROOT,
                "%s: groups of %s hold the classes of %s in different shares. That alone would make an accuracy gap of"
                        + " %.1f points (measured: %.1f); %s",
                table.system(),
                String.join(" x ", grouping.by()),
                table.attribute(),
                100 * mix.gapOfMix().value(),
                100 * grouping.accuracyGap().value().value(),
                balanced.isOk()
                        ? "compare the gap of balanced accuracy, %.1f points.".formatted(100 * balanced.value())
                        : "balanced accuracy cannot be compared: " + balanced.reason() + "."));
    }

    private void warnSkipped(PredictionFile file) {
        long skipped = file.skipped().stream().mapToLong(ReadingNote::count).sum();
        if (skipped > 0.01 * file.rows()) {
            warnings.add("Of the " + file.rows() + " rows of " + file.file().getFileName() + " could not be used: "
                    + file.skipped().stream()
                            .map(note -> note.count() + " (" + note.reason() + ")")
                            .collect(Collectors.joining(", "))
                    + ".");
        }
    }

    private AttributeProtocol protocol() {
        return new AttributeProtocol(
                settings.confidence(),
                settings.minimum().cell(),
                settings.minimum().denominator(),
                settings.permutations(),
                settings.seed(),
                settings.tau(),
                settings.method().name().toLowerCase(Locale.ROOT),
                settings.reference(),
                settings.unprivileged(),
                settings.positive(),
                1);
    }

    private static String hash(PredictionFile file) {
        try {
            return Sha256.of(file.file());
        } catch (IOException e) {
            throw new UserError("cannot read " + file.file() + ": " + e.getMessage(), e);
        }
    }
}
