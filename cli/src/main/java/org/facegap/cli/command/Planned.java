package org.facegap.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.facegap.core.progress.Progress;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.core.words.Counted;
import org.facegap.reports.Report;
import org.facegap.suite.run.StudyOutcome;
import org.facegap.suite.run.StudyPlan;
import org.facegap.suite.run.StudyRunner;
import org.facegap.suite.run.SuiteOutcome;
import org.facegap.suite.run.SuitePlan;
import org.facegap.suite.run.SuiteRunner;
import picocli.CommandLine.Model.CommandSpec;

/** What is to be run, one suite or a study of several, and what is told of it. */
interface Planned {
    /** The plan: a few lines, or all. */
    List<String> plan(boolean whole);

    /** Runs it, tells what came of it and gives the exit code. */
    int run(Progress progress, CommandSpec spec);

    /** What to tell a person who stops it. */
    List<String> whenStopped();

    /** One suite. */
    static Planned of(SuiteRunner runner) {
        return new Planned() {
            @Override
            public List<String> plan(boolean whole) {
                SuitePlan plan = runner.timedPlan();
                return whole ? plan.lines() : plan.header();
            }

            @Override
            public int run(Progress progress, CommandSpec spec) {
                SuiteOutcome outcome = runner.run(progress);
                tell(outcome, spec.commandLine().getOut());
                tell(outcome.failures(), spec.commandLine().getErr());
                return outcome.exitCode();
            }

            @Override
            public List<String> whenStopped() {
                return runner.whenStopped();
            }
        };
    }

    /** The cells of a study. */
    static Planned of(StudyRunner runner) {
        return new Planned() {
            @Override
            public List<String> plan(boolean whole) {
                StudyPlan plan = runner.timedPlan();
                return whole ? plan.lines() : plan.header();
            }

            @Override
            public int run(Progress progress, CommandSpec spec) {
                StudyOutcome outcome = runner.run(progress);
                tell(outcome, spec.commandLine().getOut());
                tell(outcome.failures(), spec.commandLine().getErr());
                return outcome.exitCode();
            }

            @Override
            public List<String> whenStopped() {
                return runner.whenStopped();
            }
        };
    }

    private static void tell(SuiteOutcome outcome, PrintWriter out) {
        out.println();
        out.println("made " + outcome.made().size() + ", reused "
                + outcome.reused().size() + failed(outcome.failures().size()));
        Path results = outcome.results();
        if (results != null) {
            out.println();
            Report.of(SuiteResults.read(results)).lines().forEach(out::println);
        }
        tellFiles(outcome.files(), out);
        if (!outcome.waiting().isEmpty()) {
            out.println("The evaluation waits for: " + String.join(", ", outcome.waiting()));
        }
        out.flush();
    }

    private static void tell(StudyOutcome outcome, PrintWriter out) {
        out.println();
        int failures = outcome.failures().size();
        int reused = outcome.reused();
        out.println("made " + outcome.made() + ", reused " + reused + failed(failures) + " of "
                + Counted.of(outcome.stages(), "stages") + "; results of " + outcome.evaluated() + " of "
                + Counted.of(outcome.suites().size(), "cells"));
        tellFiles(outcome.files(), out);
        if (outcome.waiting() > 0) {
            out.println("Evaluations wait for " + Counted.of(outcome.waiting(), "stages") + " of other arms");
        }
        out.flush();
    }

    private static String failed(int failures) {
        return failures == 0 ? "" : ", failed " + failures;
    }

    private static void tellFiles(List<Path> files, PrintWriter out) {
        if (!files.isEmpty()) {
            out.println();
            files.forEach(file -> out.println("  " + file));
        }
    }

    private static void tell(List<String> failures, PrintWriter err) {
        failures.forEach(failure -> err.println("facegap: " + failure));
        if (!failures.isEmpty()) {
            err.println("What is finished is kept; the same command goes on from there.");
        }
        err.flush();
    }
}
