package io.ghl.examples.cluster.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person types while the nodes run. */
final class Commands {
    private static final Pattern COMMAND = Pattern.compile("\\s*(kill|stop)\\s+(\\d{1,3})\\s*");

    private Commands() {}

    /** Obeys an input to its end. */
    static void listen(InputStream typed, Killer killer, PrintStream out) {
        BufferedReader input = new BufferedReader(new InputStreamReader(typed, Charset.defaultCharset()));
        try {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                obey(line, killer, out);
            }
        } catch (IOException e) {
            // Nobody types any more.
        }
    }

    static void obey(String line, Killer killer, PrintStream out) {
        Matcher command = COMMAND.matcher(line);
        if (!command.matches()) {
            out.println("Type \"kill 2\" to kill node 2, or \"stop 2\" to make it stand still for a while.");
        } else if (command.group(1).equals("kill")) {
            killer.kill(Integer.parseInt(command.group(2)));
        } else {
            killer.stop(Integer.parseInt(command.group(2)));
        }
    }
}
