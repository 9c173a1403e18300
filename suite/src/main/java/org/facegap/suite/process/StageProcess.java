package org.facegap.suite.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.facegap.core.UserError;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.progress.Progress;

/** A {@link StageServer} in a process of its own, with this process's Java, class path and heap; its log lies in the folder of the artefacts. */
final class StageProcess implements AutoCloseable {
    /** Lines of a log that are shown of a process that ended by itself. */
    private static final int LAST_LINES = 3;

    private static final int SIGNALLED = 128;
    private static final int SIGKILL = 9;
    private final Process process;
    private final OutputStream in;
    private final BufferedReader out;
    private final Path log;
    private final long logged;

    private StageProcess(Process process, Path log, long logged) {
        this.process = process;
        this.in = process.getOutputStream();
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.log = log;
        this.logged = logged;
    }

    static StageProcess start(Path folder, String device, int number) {
        Path log = folder.resolve("logs").resolve("process-" + number + ".log");
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current()
                .info()
                .command()
                .orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument ->
                        argument.startsWith("-X") && !argument.startsWith("-Xlog") || argument.startsWith("-D"))
                .filter(argument -> !argument.contains("SharedArchiveFile") && !argument.startsWith("-Xshare"))
                .forEach(command::add);
        // Ctrl-C reaches this process too. Without a handler of its own it is gone at once, which native code in it
        // survives.
        command.add("-Xrs");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StageServer.class.getName(), device));
        try {
            Files.createDirectories(Objects.requireNonNull(log.getParent()));
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            long logged = Files.exists(log) ? Files.size(log) : 0;
            return new StageProcess(builder.start(), log, logged);
        } catch (IOException e) {
            throw DiskErrors.writing(log, e);
        }
    }

    /**
     * Has a stage made.
     *
     * @throws UserError when the stage fails or its process ends
     */
    void make(Path suite, String stage, boolean fresh, Progress progress) {
        Map<Integer, Progress.Task> tasks = new HashMap<>();
        try {
            in.write((new Message(Message.Kind.MAKE, 0, fresh ? 1 : 0, stage, suite.toString()).line() + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            in.flush();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                Message message = Message.of(line);
                if (message.kind() == Message.Kind.MADE) {
                    return;
                }
                if (message.kind() == Message.Kind.FAILED) {
                    throw failure(message);
                }
                tell(message, tasks, progress);
            }
            throw ended();
        } catch (IOException e) {
            throw ended();
        } finally {
            tasks.values().forEach(Progress.Task::close);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private UserError failure(Message message) {
        String why = message.text();
        // Without an exit code it is a fault of this program, of which the log has more.
        return message.number() == 0
                ? new UserError("unexpected fault, " + why + "; more in " + log)
                : new UserError(why, null, (int) message.number());
    }

    private static void tell(Message message, Map<Integer, Progress.Task> tasks, Progress progress) {
        String text = message.text();
        switch (message.kind()) {
            case BEGIN -> tasks.put(message.task(), progress.begin(text, message.number(), message.unit()));
            case ADVANCE -> task(message, tasks).advance(message.number());
            case RESUME -> task(message, tasks).resume(message.number());
            case NOTE -> task(message, tasks).note(text);
            case CLOSE -> {
                task(message, tasks).close();
                tasks.remove(message.task());
            }
            case LINE -> progress.line(text);
            default -> throw new IllegalStateException("unexpected " + message);
        }
    }

    private static Progress.Task task(Message message, Map<Integer, Progress.Task> tasks) {
        return Objects.requireNonNull(tasks.get(message.task()), message::toString);
    }

    /** What is known of a process that is gone. */
    private UserError ended() {
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String how = "its process ended by itself";
        if (!process.isAlive()) {
            int code = process.exitValue();
            how = code == SIGNALLED + SIGKILL
                    ? "its process was killed, by somebody or by the system for lack of memory"
                    : "its process ended with exit code " + code;
        }
        List<String> lines = lastLines();
        return new UserError(
                how + "; " + log + (lines.isEmpty() ? " says nothing" : " ends: " + String.join(" / ", lines)));
    }

    private List<String> lastLines() {
        try {
            byte[] all = Files.readAllBytes(log);
            // What stands before was written by an earlier process.
            int from = (int) Math.min(logged, all.length);
            List<String> lines = new String(all, from, all.length - from, StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        } catch (IOException e) {
            return List.of("(" + e + ")");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
