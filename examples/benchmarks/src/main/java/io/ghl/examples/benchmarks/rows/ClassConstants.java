package io.ghl.examples.benchmarks.rows;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The texts in the constant pool of a class file, among them the names of all types that the class uses. */
final class ClassConstants {
    private ClassConstants() {}

    static List<String> texts(Class<?> type) throws IOException {
        try (InputStream file = type.getResourceAsStream(type.getSimpleName() + ".class");
                DataInputStream in = new DataInputStream(Objects.requireNonNull(file))) {
            in.skipNBytes(8);
            int count = in.readUnsignedShort();
            List<String> texts = new ArrayList<>();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts.add(in.readUTF());
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++; // A long and a double count twice.
                    }
                    case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    default -> in.skipNBytes(4);
                }
            }
            return texts;
        }
    }
}
