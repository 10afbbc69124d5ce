package io.ghl.sync.mapping.file;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A mapping file that cannot work. The message lists all that is wrong with it, one problem per line. */
public final class MappingFileException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<MappingProblem> problems;

    MappingFileException(List<MappingProblem> problems) {
        super(problems.stream().map(MappingProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /**
     * What is wrong.
     *
     * @return the problems in the order of the file, unmodifiable
     */
    public List<MappingProblem> problems() {
        return problems;
    }
}
