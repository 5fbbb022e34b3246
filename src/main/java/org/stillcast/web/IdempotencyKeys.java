package org.stillcast.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.files.WholeFiles;
import org.stillcast.text.Words;

/**
 * What was handed in under which key, so that a client that has not seen the answer may ask again
 * (draft-ietf-httpapi-idempotency-key-header). Kept in a file for a day, a thousand of them; what was refused is not kept,
 * since it may be mended. What is just being handed in is kept first, as begun: a crash may come before its name is. One
 * thread at a time.
 */
final class IdempotencyKeys {
    static final String HEADER = "Idempotency-Key";

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyKeys.class);
    private static final Words WORDS = Words.of(IdempotencyKeys.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 1_000;
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final Path file;
    private final Clock clock;

    IdempotencyKeys(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * What was handed in.
     *
     * @param fingerprint of what was sent
     * @param name that it got in the inbox; empty as long as that is not known
     * @param second when it was begun
     */
    record Entry(String fingerprint, String name, long second) {
        Optional<String> answer() {
            return Optional.of(name).filter(known -> !known.isEmpty());
        }

        Instant begun() {
            return Instant.ofEpochSecond(second);
        }
    }

    /**
     * Returns the key of a request, if it has one.
     *
     * @throws Refusal if it cannot be one
     */
    static Optional<String> of(HttpServerRequest request) throws Refusal {
        Optional<String> key = Optional.ofNullable(request.getHeader(HEADER));
        if (key.isPresent() && !SHAPE.matcher(key.get()).matches()) {
            throw new Refusal(400, WORDS.say("key"));
        }
        return key;
    }

    /**
     * Returns what was handed in under a key, or begun to be; empty if nothing was.
     *
     * @throws Refusal if something else was
     */
    Optional<Entry> before(String key, String fingerprint) throws Refusal, IOException {
        Entry entry = kept().get(key);
        if (entry != null && !entry.fingerprint().equals(fingerprint)) {
            throw new Refusal(422, WORDS.say("key-used"));
        }
        return Optional.ofNullable(entry);
    }

    /** Returns what is to be handed in under a key, and keeps that it is. */
    Entry begin(String key, String fingerprint) throws IOException {
        Entry begun = new Entry(fingerprint, "", clock.instant().getEpochSecond());
        keep(key, begun);
        return begun;
    }

    /** Keeps the name that was given to what was begun under a key. */
    void remember(String key, Entry begun, String name) throws IOException {
        keep(key, new Entry(begun.fingerprint(), name, begun.second()));
    }

    private void keep(String key, Entry entry) throws IOException {
        Map<String, Entry> all = kept();
        all.put(key, entry);
        if (all.size() > MOST) {
            all.remove(all.keySet().iterator().next());
        }
        WholeFiles.write(file, out -> out.write(JSON.writeValueAsBytes(all)));
    }

    /** The oldest comes first. */
    private Map<String, Entry> kept() throws IOException {
        Map<String, Entry> all = new LinkedHashMap<>();
        if (Files.exists(file)) {
            try {
                all = JSON.readValue(file.toFile(), new TypeReference<LinkedHashMap<String, Entry>>() {});
            } catch (JsonProcessingException e) {
                LOG.warn("{} cannot be read, and is begun anew: {}", file, e.getOriginalMessage());
            }
        }
        Instant oldest = clock.instant().minus(KEPT);
        all.values().removeIf(entry -> entry.begun().isBefore(oldest));
        return all;
    }
}
