package io.ghl.sync.mapping.file;

/**
 * A problem of a mapping file.
 *
 * @param file the file's name
 * @param line the line, from 1
 * @param column the column, from 1
 * @param message what is wrong and how to mend it
 */
public record MappingProblem(String file, int line, int column, String message) {
    /** The problem on one line, as compilers write it, so that editors can go there. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
