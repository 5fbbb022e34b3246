package org.stillcast.manifest;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import org.stillcast.fault.Fault;
import org.stillcast.text.Words;

/** Reads a value as a tree, if it is no longer than any value of a manifest has to be. */
final class BoundedTree {
    private static final Words WORDS = Words.of(BoundedTree.class);
    private static final int MOST_CHARACTERS = 200_000;

    /** Says that something is longer than it can be, and where. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient Fault fault;

        TooLongException(String pointer, String rule) {
            super(rule);
            fault = new Fault(pointer, WORDS.say("too-long", rule));
        }

        Fault fault() {
            return fault;
        }
    }

    private BoundedTree() {}

    /**
     * Reads the value that a parser stands at.
     *
     * @param pointer where that is
     * @throws TooLongException if it is too long; the parser stands somewhere in it then
     */
    static JsonNode read(JsonParser parser, String pointer) throws IOException {
        long start = offset(parser);
        int depth = 0;
        try (TokenBuffer tokens = new TokenBuffer(parser)) {
            do {
                JsonToken token = parser.currentToken();
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                tokens.copyCurrentEvent(parser);
                if (offset(parser) - start > MOST_CHARACTERS) {
                    throw new TooLongException(pointer, WORDS.say("too-long.characters", MOST_CHARACTERS));
                }
            } while (depth > 0 && parser.nextToken() != null);
            return ManifestReader.JSON.readTree(tokens.asParser());
        }
    }

    private static long offset(JsonParser parser) {
        return parser.currentLocation().getCharOffset();
    }
}
