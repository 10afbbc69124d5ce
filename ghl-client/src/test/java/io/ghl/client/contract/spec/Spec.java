package io.ghl.client.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ApiVersion;
import io.ghl.client.internal.operations.OAuthOperations;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.operations.Operations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The operations of one API version as HighLevel specifies them, but for errors that are known. */
public final class Spec {
    private static final Map<ApiVersion, Spec> CORRECTED = new EnumMap<>(ApiVersion.class);

    private record Place(String method, PathTemplate path, JsonNode definition, Path file) {}

    private final ApiVersion version;
    private final Collection<KnownError> errors;
    private final List<Place> places = new ArrayList<>();
    private final Map<Place, SpecOperation> operations = new ConcurrentHashMap<>();

    private Spec(ApiVersion version, Collection<KnownError> errors) {
        this.version = version;
        this.errors = errors;
    }

    /** Corrected by all known errors; read once. */
    public static synchronized Spec of(ApiVersion version) {
        return CORRECTED.computeIfAbsent(version, key -> of(key, KnownErrors.ALL));
    }

    /** Corrected by these errors only. */
    public static Spec of(ApiVersion version, Collection<KnownError> errors) {
        Spec spec = new Spec(version, errors);
        for (Path file : OpenApiFiles.of(version)) {
            OpenApiFiles.read(file)
                    .path("paths")
                    .properties()
                    .forEach(path -> path.getValue()
                            .properties()
                            .forEach(method -> spec.places.add(new Place(
                                    method.getKey().toUpperCase(Locale.ROOT),
                                    new PathTemplate(path.getKey()),
                                    method.getValue(),
                                    file))));
        }
        return spec;
    }

    public ApiVersion version() {
        return version;
    }

    /** How many operations the files have. */
    public int size() {
        return places.size();
    }

    /** The operations of one file, such as {@code contacts}. */
    public List<SpecOperation> operationsOf(String file) {
        String name = file + (version == ApiVersion.V3 ? "-v3.json" : ".json");
        return places.stream()
                .filter(place -> place.file().endsWith(name))
                .map(this::read)
                .toList();
    }

    /** What the specification says about a row of our table: its id is not unique, its path is. */
    public SpecOperation operation(Operation row) {
        Operation.Wire wire = row.versions().get(version);
        return places.stream()
                .filter(place -> place.method().equals(row.method())
                        && place.path().text().equals(wire.path()))
                .findFirst()
                .map(this::read)
                .orElseThrow(() -> new AssertionError(row.id() + " is not in the specification of " + version));
    }

    /** The operation that a request is for: of several, the one whose path has the fewest variables. */
    public Optional<SpecOperation> at(String method, String path) {
        List<String> segments = PathTemplate.segments(path);
        return places.stream()
                .filter(place -> place.method().equals(method) && place.path().matches(segments))
                .min(Comparator.comparing(place -> place.path().variables().size()))
                .map(this::read);
    }

    /** The id of the row of our table that a place is for: unlike the specification's, it is unique. */
    private Optional<String> rowAt(Place place) {
        return Stream.concat(Operations.all().stream(), OAuthOperations.all().stream())
                .filter(row -> row.method().equals(place.method())
                        && row.versions().containsKey(version)
                        && row.versions()
                                .get(version)
                                .path()
                                .equals(place.path().text()))
                .map(Operation::id)
                .findFirst();
    }

    private SpecOperation read(Place place) {
        return operations.computeIfAbsent(place, key -> {
            SpecOperation operation =
                    new SpecOperation(key.method(), key.path(), OpenApiFiles.inlined(key.definition(), key.file()));
            String name = rowAt(key).orElse(operation.id());
            errors.stream().filter(error -> error.concerns(name, version)).forEach(error -> error.correct(operation));
            return operation;
        });
    }
}
