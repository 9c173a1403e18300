package org.facegap.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.facegap.core.UserError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Ends a process that failed with one clear message and the right exit code; a stack trace only on request. */
final class ErrorMessages implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final double LIKE = 0.5;
    private final BooleanSupplier debug;

    ErrorMessages(BooleanSupplier debug) {
        this.debug = debug;
    }

    /** A typo is told first: with an option mistyped the one it was meant to be is missing too, which is no help. */
    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        List<String> unmatched = failure instanceof UnmatchedArgumentException e
                ? e.getUnmatched()
                : command.getParseResult() == null
                        ? List.of()
                        : command.getParseResult().unmatched();
        if (unmatched.isEmpty()) {
            unmatched = List.of(args).stream()
                    .filter(arg -> arg.startsWith("-") && !arg.matches("-?-?[0-9.]+"))
                    .map(arg -> arg.replaceFirst("=.*", ""))
                    .filter(arg -> !known(command, arg))
                    .toList();
        }
        if (unmatched.isEmpty()) {
            err.println("facegap: " + printable(failure.getMessage()));
        } else {
            String typo = unmatched.get(0).replaceFirst("=.*", "");
            String nearest = nearest(command, typo);
            err.println("facegap: unknown " + (typo.startsWith("-") ? "option" : "argument") + " '" + typo + "'"
                    + (nearest.isEmpty() ? "" : "; did you mean '" + nearest + "'?"));
        }
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        trace(err, failure);
        return UserError.USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (failure instanceof UserError error) {
            error.getMessage().lines().forEach(line -> err.println("facegap: " + printable(line)));
            trace(err, error);
            return error.exitCode();
        }
        err.println("facegap: this is a fault of facegap, not yours: "
                + failure.getClass().getSimpleName()
                + (failure.getMessage() == null ? "" : ": " + failure.getMessage())
                + (debug.getAsBoolean() ? "" : " (--debug shows where)"));
        trace(err, failure);
        return UserError.FAILED;
    }

    int outOfMemory(PrintWriter err, OutOfMemoryError failure) {
        err.println("facegap: not enough memory: the Java heap of "
                + Runtime.getRuntime().maxMemory() / (1 << 20)
                + " MiB is full; what was finished is kept. Give it more: FACEGAP_HEAP=6g ./facegap ...");
        trace(err, failure);
        return UserError.FAILED;
    }

    private void trace(PrintWriter err, Throwable failure) {
        if (debug.getAsBoolean()) {
            failure.printStackTrace(err);
        }
    }

    /** Text without control and formatting characters: names in files of strangers must not steer a terminal. */
    private static String printable(@Nullable String text) {
        return String.valueOf(text).replaceAll("[\\p{Cc}\\p{Cf}&&[^\\t]]", "?");
    }

    private static boolean known(CommandLine command, String option) {
        return command.getCommandSpec().findOption(option) != null;
    }

    private static String nearest(CommandLine command, String typo) {
        List<String> names = new java.util.ArrayList<>();
        if (typo.startsWith("-")) {
            command.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
        } else {
            names.addAll(command.getSubcommands().keySet());
        }
        return names.stream()
                .filter(name -> distance(name, typo) <= LIKE * Math.max(name.length(), typo.length()) - 0.5)
                .min(Comparator.comparingInt(name -> distance(name, typo)))
                .orElse("");
    }

    /** Letters to add, remove or change between the two. */
    private static int distance(String a, String b) {
        String x = a.toLowerCase(Locale.ROOT);
        String y = b.toLowerCase(Locale.ROOT);
        int[] row = new int[y.length() + 1];
        for (int j = 0; j <= y.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= x.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= y.length(); j++) {
                int above = row[j];
                int change = corner + (x.charAt(i - 1) == y.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                corner = above;
            }
        }
        return row[y.length()];
    }
}
