package org.stillcast.outbox;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.stillcast.project.Origin;

/** Results of which only some things matter. */
public final class Results {
    private Results() {}

    /** Returns the result of a project, made by a run that began at a time. */
    public static Result result(
            String id, String manifestSha256, Origin origin, String started, List<PartEntry> parts) {
        return result(id, manifestSha256, origin, started, null, parts);
    }

    /** Returns the result of a project of one part that has all parts in one besides. */
    public static Result result(String id, String manifestSha256, PartEntry part, PartEntry full) {
        return result(id, manifestSha256, Origin.UNKNOWN, "then", full, List.of(part));
    }

    private static Result result(
            String id,
            String manifestSha256,
            Origin origin,
            String started,
            @Nullable PartEntry full,
            List<PartEntry> parts) {
        return new Result(
                id,
                "1.0.0",
                "4.4.1",
                manifestSha256,
                origin,
                started,
                "1970-01-01T00:00:00Z",
                BigDecimal.ONE,
                48_000,
                1,
                0,
                "clip",
                parts.size(),
                true,
                List.of(),
                List.of(),
                List.of(),
                full,
                null,
                parts);
    }
}
