package org.stillcast.route;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.language.simple.types.SimpleIllegalSyntaxException;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Why a file of routes cannot be loaded, with the line. What is wrong with its form says where it is; what Camel makes of it does not. */
final class YamlFault {
    private final Throwable reason;
    private final List<String> lines;

    /**
     * @param lines of the file
     */
    YamlFault(Throwable reason, List<String> lines) {
        this.reason = reason;
        this.lines = lines;
    }

    /** Returns line, if it can be found, and reason. */
    String sentence() {
        return causes().flatMap(cause -> marked(cause).stream())
                .findFirst()
                .orElseGet(() -> line().map("line %d: "::formatted).orElse("") + firstLine());
    }

    private Stream<Throwable> causes() {
        return Stream.iterate(reason, cause -> cause != null, Throwable::getCause);
    }

    private static Optional<String> marked(Throwable cause) {
        if (!(cause instanceof MarkedYamlEngineException marked)) {
            return Optional.empty();
        }
        Optional<Mark> mark = marked.getProblemMark().or(marked::getContextMark);
        return mark.map(
                at -> "line %d, column %d: %s".formatted(at.getLine() + 1, at.getColumn() + 1, marked.getProblem()));
    }

    private Optional<Integer> line() {
        return causes().flatMap(cause -> culprit(cause).stream())
                .flatMap(culprit -> IntStream.range(0, lines.size())
                        .filter(i -> lines.get(i).contains(culprit))
                        .mapToObj(i -> i + 1))
                .findFirst();
    }

    /** Returns what stands in the file for what is wrong. */
    private static Optional<String> culprit(Throwable cause) {
        if (cause instanceof NoSuchEndpointException endpoint) {
            return Optional.of(asWritten(endpoint.getUri()));
        }
        if (cause instanceof ResolveEndpointFailedException endpoint) {
            return Optional.of(asWritten(endpoint.getUri()));
        }
        return cause instanceof SimpleIllegalSyntaxException simple
                ? Optional.ofNullable(simple.getExpression())
                : Optional.empty();
    }

    /** Camel has added the slashes; options may stand in lines of their own. */
    private static String asWritten(String uri) {
        return uri.replaceFirst("://", ":").replaceFirst("[?].*", "");
    }

    private String firstLine() {
        Throwable root = causes().reduce(reason, (outer, inner) -> inner);
        return String.valueOf(root.getMessage()).lines().findFirst().orElse(root.toString());
    }
}
