package io.ghl.examples.cluster.run;

import io.ghl.examples.cluster.node.NodeMain;
import io.ghl.examples.cluster.node.WriteStep;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A node as its launcher sees it. Thread-safe. */
public final class NodeProcess {
    private static final long PATIENCE_SECONDS = 60;

    private final int number;
    private final Process process;
    private final PrintWriter commands;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Listener listener;
    private volatile @Nullable WriteStep lastStep;
    private volatile boolean stopped;

    /** Is told what a node says. */
    public interface Listener {
        /** The node waits at the step that was armed. */
        void waitsAt(NodeProcess node, WriteStep step);

        /** Both sides of a location are linked. */
        void linked(String location);

        /** Both sides of a location could not be linked. */
        void unlinked(String location, String why);
    }

    private NodeProcess(int number, Process process, Listener listener) {
        this.number = number;
        this.process = process;
        this.listener = listener;
        this.commands = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    }

    /**
     * Starts a node.
     *
     * @param arguments see {@link NodeMain#main}
     * @param log where its log is appended
     */
    public static NodeProcess start(int number, List<String> arguments, Path log, Listener listener) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                NodeMain.class.getName()));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            NodeProcess node = new NodeProcess(number, process, listener);
            Thread reader = new Thread(node::read, "node-" + number);
            reader.setDaemon(true);
            reader.start();
            return node;
        } catch (IOException e) {
            throw new RunException("A node could not be started: " + e.getMessage() + ".", e);
        }
    }

    /** Maven runs programs in its own process, with a class loader instead of a class path. */
    private static String classPath() {
        if (NodeProcess.class.getClassLoader() instanceof URLClassLoader loader) {
            List<String> entries = new ArrayList<>();
            for (URL url : loader.getURLs()) {
                try {
                    entries.add(Path.of(url.toURI()).toString());
                } catch (URISyntaxException e) {
                    throw new RunException("The class path has an entry that is no file: " + url + ".", e);
                }
            }
            return String.join(File.pathSeparator, entries);
        }
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard(line);
            }
        } catch (IOException e) {
            // The process is gone, and so is what it wanted to say.
        } finally {
            port.completeExceptionally(new RunException("Node " + number + " ended at its start; see its log."));
            ended.countDown();
        }
    }

    private void heard(String line) {
        String[] words = line.split(" ", 3);
        switch (words[0]) {
            case "STEP" -> lastStep = WriteStep.valueOf(words[1]);
            case "AT" -> listener.waitsAt(this, WriteStep.valueOf(words[1]));
            case "PORT" -> port.complete(Integer.valueOf(words[1]));
            case "LINKED" -> listener.linked(words[1]);
            case "UNLINKED" -> listener.unlinked(words[1], words.length < 3 ? "" : words[2]);
            default -> throw new IllegalStateException("A node said: " + line);
        }
    }

    public int number() {
        return number;
    }

    /** Waits until it takes webhooks. */
    public int awaitPort() {
        try {
            return port.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException("The run was interrupted.");
        } catch (Exception e) {
            throw new RunException("Node " + number + " did not start; its log says why.", e);
        }
    }

    /** Whether it takes webhooks. */
    public boolean isUp() {
        return process.isAlive() && !stopped && port.isDone() && !port.isCompletedExceptionally();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public boolean isStopped() {
        return stopped;
    }

    /** The last step of the write path that any of its threads told of. */
    public @Nullable WriteStep lastStep() {
        return lastStep;
    }

    /** Says something to it. */
    public void tell(String command) {
        commands.println(command);
    }

    /** Kills it with SIGKILL and waits until all that it had said is read. */
    public void kill() {
        // Through the handle: the process itself would close the output before it is read to its end.
        process.toHandle().destroyForcibly();
        try {
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops it with SIGSTOP: it stands still until {@link #goOn}. */
    public void standStill() {
        signal("-STOP");
        stopped = true;
    }

    /** Lets it go on. */
    public void goOn() {
        signal("-CONT");
        stopped = false;
    }

    private void signal(String signal) {
        try {
            int code = new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            if (code != 0 && process.isAlive()) {
                throw new RunException("Node " + number + " could not be sent " + signal + ".");
            }
        } catch (IOException e) {
            throw new RunException("The command \"kill\" cannot be run; --stops needs it.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Names its number and whether it runs. */
    @Override
    public String toString() {
        return "node " + number;
    }
}
