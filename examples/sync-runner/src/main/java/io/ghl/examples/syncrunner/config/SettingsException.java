package io.ghl.examples.syncrunner.config;

import io.ghl.sync.mapping.file.MappingProblem;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A file that cannot be used. The message lists all that is wrong, one problem per line. */
public final class SettingsException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<MappingProblem> problems;

    SettingsException(List<MappingProblem> problems) {
        super(problems.stream().map(MappingProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, in the order of the files. */
    public List<MappingProblem> problems() {
        return problems;
    }
}
