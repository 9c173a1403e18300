package org.facegap.suite.process;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.facegap.core.UserError;
import org.facegap.core.config.ConfigReader;
import org.facegap.suite.config.SuiteConfig;
import org.facegap.suite.run.SuiteRunner;
import org.jspecify.annotations.Nullable;

/**
 * A process that makes stages for the one that started it: names of stages come in, progress and outcomes go out, a line of JSON
 * each. It ends, at whatever it is, when that one is gone.
 */
public final class StageServer {
    private final String device;
    private final Map<String, SuiteRunner> suites = new HashMap<>();
    private @Nullable SuiteRunner first;

    private StageServer(String device) {
        this.device = device;
    }

    /**
     * Serves until nothing more comes in.
     *
     * @param args the device
     */
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        // Whatever a library prints belongs into the log.
        System.setOut(System.err);
        BlockingQueue<Message> asked = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> read(asked), "asked");
        reader.setDaemon(true);
        reader.start();
        StageServer server = new StageServer(args[0]);
        while (true) {
            Message message = asked.take();
            send(out, server.outcome(message, m -> send(out, m)));
        }
    }

    /** The suite in a folder, which holds its resolved config. */
    private SuiteRunner suite(Path folder) {
        SuiteConfig config = ConfigReader.read(folder.resolve(SuiteRunner.CONFIG), SuiteConfig.class);
        SuiteConfig here = config.withDevice(device);
        if (first == null) {
            first = SuiteRunner.ofProcess(here, folder);
            return first;
        }
        return first.beside(here, folder);
    }

    private Message outcome(Message asked, Consumer<Message> to) {
        String stage = asked.text();
        SuiteRunner runner = suites.computeIfAbsent(asked.unit(), folder -> suite(Path.of(folder)));
        try {
            runner.makeHere(stage, asked.number() == 1, new SentProgress(to));
            return new Message(Message.Kind.MADE, 0, 0, stage);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            e.printStackTrace();
            String sentence = runner.sentence(e);
            return new Message(
                    Message.Kind.FAILED,
                    0,
                    e instanceof UserError error ? error.exitCode() : sentence == null ? 0 : UserError.FAILED,
                    sentence == null ? e.toString() : sentence);
        }
    }

    private static synchronized void send(PrintStream out, Message message) {
        out.println(message.line());
        out.flush();
    }

    /** When the other side is gone, in the midst of a stage or not, there is nobody to work for. */
    private static void read(BlockingQueue<Message> asked) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                asked.add(Message.of(line));
            }
            Runtime.getRuntime().halt(0);
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(UserError.FAILED);
        }
    }
}
