package io.ghl.examples.cluster.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The nodes. One that is killed is replaced by a new one. Thread-safe. */
public final class Fleet implements AutoCloseable {
    private final Supplier<List<String>> arguments;
    private final Path directory;
    private final NodeProcess.Listener listener;
    private final List<NodeProcess> nodes = new ArrayList<>();

    /** Nodes that are started with these arguments, and log into a directory. */
    public Fleet(Supplier<List<String>> arguments, Path directory, NodeProcess.Listener listener) {
        this.arguments = arguments;
        this.directory = directory;
        this.listener = listener;
    }

    /** Starts so many and waits for them. */
    public void start(int count) {
        List<NodeProcess> started = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            started.add(launch(number));
        }
        synchronized (this) {
            nodes.addAll(started);
        }
        started.forEach(NodeProcess::awaitPort);
    }

    private NodeProcess launch(int number) {
        return NodeProcess.start(number, arguments.get(), directory.resolve("node-" + number + ".log"), listener);
    }

    public synchronized List<NodeProcess> all() {
        return List.copyOf(nodes);
    }

    /** Those that take webhooks. */
    public List<NodeProcess> up() {
        return all().stream().filter(NodeProcess::isUp).toList();
    }

    /** Kills a node and starts one in its place, which is not waited for. */
    public void replace(NodeProcess node) {
        node.kill();
        NodeProcess next = launch(node.number());
        synchronized (this) {
            nodes.set(nodes.indexOf(node), next);
        }
    }

    /** Waits until each node is up, and makes those go on that stand still. */
    public void restore() {
        for (NodeProcess node : all()) {
            if (node.isStopped()) {
                node.goOn();
            }
            node.awaitPort();
        }
    }

    @Override
    public void close() {
        all().forEach(NodeProcess::kill);
    }
}
