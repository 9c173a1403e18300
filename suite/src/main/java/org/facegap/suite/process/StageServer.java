package org.facegap.suite.process;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.facegap.core.UserError;
import org.facegap.core.config.ConfigReader;
import org.facegap.suite.config.SuiteConfig;
import org.facegap.suite.run.SuiteRunner;

/**
 * A process that makes stages for the one that started it: names of stages come in, progress and outcomes go out, a line of JSON
 * each. It ends, at whatever it is, when that one is gone.
 */
public final class StageServer {
    private StageServer() {}

    /**
     * Serves until nothing more comes in.
     *
     * @param args folder of the suite, which holds its resolved config, and the device
     */
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        // Whatever a library prints belongs into the log.
        System.setOut(System.err);
        BlockingQueue<Message> asked = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> read(asked), "asked");
        reader.setDaemon(true);
        reader.start();
        Path suiteDir = Path.of(args[0]);
        SuiteConfig config = ConfigReader.read(suiteDir.resolve(SuiteRunner.CONFIG), SuiteConfig.class);
        SuiteRunner runner = SuiteRunner.ofProcess(config.withDevice(args[1]), suiteDir);
        while (true) {
            Message message = asked.take();
            String stage = message.text();
            send(out, outcome(runner, stage, message.number() == 1, m -> send(out, m)));
        }
    }

    private static Message outcome(SuiteRunner runner, String stage, boolean fresh, Consumer<Message> to) {
        try {
            runner.makeHere(stage, fresh, new SentProgress(to));
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
