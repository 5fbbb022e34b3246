package org.stillcast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.faults.Content;
import org.stillcast.faults.CrashState;
import org.stillcast.faults.CrashStates;
import org.stillcast.faults.FaultyFileSystem;
import org.stillcast.faults.Recording;
import org.stillcast.run.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The power fails at every moment of a run: what the disk may be like then, and what the next start makes of it. The
 * laws are checked in every state; the program is started again from a sample of them, or from all with
 * {@code -Dstillcast.powerloss.all=true}, which takes hours.
 */
@DisabledOnOs(OS.WINDOWS) // a folder cannot be synced there
class PowerLossTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CLIPS = 20;
    private static final String ID = "book";
    private static final String MANIFEST = "inbox/book.json";
    private static final String DONE = "inbox/done/";
    private static final String FAILED = "inbox/failed/";
    private static final String SHOWN = "outbox/" + ID + "/";
    private static final String RESULT = SHOWN + ID + ".json";
    private static final String MESSAGES = "temp/deliveries/";
    /** Who takes nothing, so that what he is to be told has to stay. */
    private static final Map<String, String> DOWN = Map.of(
            "stillcast.completed-endpoint", "direct:nobody?block=false",
            "stillcast.failed-endpoint", "direct:nobody?block=false");

    private static final boolean RESTART_ALL = Boolean.getBoolean("stillcast.powerloss.all");
    private static final int RESTARTS_BEFORE_PUBLISHING = 12;

    @TempDir
    private Path folder;

    private Path home;
    private final Map<String, List<String>> violations = new LinkedHashMap<>();

    @BeforeEach
    void makeSources() throws IOException {
        home = Files.createDirectory(folder.toRealPath().resolve("home"));
        for (String name : List.of("inbox/audio", "inbox/done", "inbox/failed", "outbox", "temp")) {
            Files.createDirectories(home.resolve(name));
        }
        TestMedia.picture(home.resolve("inbox/bg.png"), 64, 36);
        byte[] sound = Files.readAllBytes(TestMedia.clip(folder.resolve("clip.wav"), 1, "0.2"));
        for (int i = 1; i <= CLIPS; i++) {
            sound[sound.length - 1] = (byte) i;
            Files.write(home.resolve("inbox/audio/%d.wav".formatted(i)), sound);
        }
        TestMedia.clip(home.resolve("inbox/audio/longer.wav"), 2, "0.33");
    }

    @Test
    void theFirstRunOfAProjectIsNeverWrong() throws Exception {
        Files.writeString(home.resolve(MANIFEST), manifest("1"));

        Recorded run = recordedRun();
        List<CrashState> chosen = new ArrayList<>();
        int count = checkAll(run, true, chosen);
        int restarts = restartFrom(chosen, run);

        assertThat(report())
                .as(
                        "%d states after %d changes, %d starts",
                        count, run.recording().size(), restarts)
                .isEmpty();
    }

    @Test
    void aRunThatReplacesAResultEndsRightAfterTheNextStart() throws Exception {
        Files.writeString(home.resolve(MANIFEST), manifest("1"));
        run(home);
        Files.writeString(home.resolve(MANIFEST), manifest("longer"));

        Recorded run = recordedRun();
        List<CrashState> chosen = new ArrayList<>();
        int count = checkAll(run, false, chosen);
        int restarts = restartFrom(chosen, run);

        assertThat(report())
                .as(
                        "%d states after %d changes, %d starts",
                        count, run.recording().size(), restarts)
                .isEmpty();
    }

    @Test
    void noFailureIsLostForThoseWhoAreToldOfIt() throws Exception {
        Files.writeString(home.resolve(MANIFEST), manifest("no such clip"));
        CrashState before = CrashState.of(home, 0, "nothing");
        FaultyFileSystem files = new FaultyFileSystem();
        Recording recording = files.record(home);

        assertThat(run(files.wrap(home))).isInstanceOf(Outcome.Failed.class);
        files.stopRecording();
        String sha256 = before.file(MANIFEST).orElseThrow().sha256();
        new CrashStates(recording).all().forEach(state -> {
            boolean failed = isIn(FAILED, sha256, state);
            require(!failed || messages(state).size() == 1, "what has failed is told", state, "no message");
        });

        assertThat(isIn(FAILED, sha256, CrashState.of(home, recording.size(), "nothing")))
                .isTrue();
        assertThat(report()).isEmpty();
    }

    /** A project of several parts; the clip in the middle is the one that is named. */
    private static String manifest(String middle) {
        List<String> clips = IntStream.rangeClosed(1, CLIPS)
                .mapToObj(i -> "\"audio/%s.wav\"".formatted(i == CLIPS / 2 ? middle : i))
                .toList();
        return """
                {"version": 1, "image": "bg.png", "video": {"width": 64, "height": 36}, "split": {"every": 1.1},
                 "replace": true, "clips": [%s]}
                """.formatted(String.join(", ", clips));
    }

    // ---- runs

    /**
     * A run that nothing has disturbed.
     *
     * @param before what there was before it
     * @param after what there is now
     */
    private record Recorded(Recording recording, CrashState before, CrashState after) {
        String manifestSha256() {
            return before.file(MANIFEST).orElseThrow().sha256();
        }
    }

    private Recorded recordedRun() throws Exception {
        CrashState before = CrashState.of(home, 0, "nothing");
        FaultyFileSystem files = new FaultyFileSystem();
        Recording recording = files.record(home);
        assertThat(run(files.wrap(home))).isInstanceOf(Outcome.Published.class);
        files.stopRecording();
        CrashState after = CrashState.of(home, recording.size(), "nothing");
        assertThat(result(after).orElseThrow().path("parts")).hasSizeGreaterThan(3);
        assertThat(recording.lines()).anyMatch(line -> line.startsWith("another program writes"));
        return new Recorded(recording, before, after);
    }

    /** Does what the daemon does with the manifest in its inbox, without its wait for the next poll. */
    private static Outcome run(Path home) throws Exception {
        try (Program program = new Program(home, DOWN)) {
            return program.run(MANIFEST);
        }
    }

    // ---- states

    /** Checks the laws in all states, adds those to start again from, and returns how many there are. */
    private int checkAll(Recorded run, boolean resultMustHold, List<CrashState> chosen) {
        List<String> lines = run.recording().lines();
        int publishing = (int)
                lines.stream().takeWhile(line -> !(line + "/").contains(SHOWN)).count();
        Random random = new Random(4);
        Map<String, CrashState> aroundPublishing = new LinkedHashMap<>();
        List<CrashState> before = new ArrayList<>();
        int[] counts = new int[2];
        new CrashStates(run.recording()).all().forEach(state -> {
            counts[0]++;
            check(state, run, resultMustHold);
            if (RESTART_ALL) {
                chosen.add(state);
            } else if (state.cut() >= publishing) {
                aroundPublishing.putIfAbsent(state.key("inbox", "outbox"), state);
            } else if (before.size() < RESTARTS_BEFORE_PUBLISHING) {
                before.add(state);
            } else if (random.nextInt(++counts[1] + before.size()) < before.size()) {
                before.set(random.nextInt(before.size()), state);
            }
        });
        chosen.addAll(before);
        chosen.addAll(aroundPublishing.values());
        return counts[0];
    }

    private void check(CrashState state, Recorded run, boolean resultMustHold) {
        sourcesAreUntouched(state, run.before());
        for (String sha256 : manifestsOf(run.before())) {
            boolean there = manifestsOf(state).contains(sha256);
            require(there, "no manifest is lost", state, "none with the hash " + sha256);
        }
        Optional<JsonNode> result = result(state);
        if (resultMustHold) {
            result.ifPresent(json -> partsAreRight(json, state));
        }
        if (isIn(DONE, run.manifestSha256(), state)) {
            boolean whole = result.map(json -> json.path("manifestSha256").asText())
                    .filter(run.manifestSha256()::equals)
                    .isPresent();
            require(whole, "what is done has its result", state, "no result of the manifest that is in done");
            result.ifPresent(json -> partsAreRight(json, state));
            require( // after a start there may be others: files that were written anew count as mended
                    messages(state).size() >= messages(run.after()).size(),
                    "what is done is told",
                    state,
                    messages(state).toString());
        }
    }

    /** Returns the ids of those that wait, whole. */
    private static List<String> messages(CrashState state) {
        return state.entries().entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(MESSAGES) && !entry.getKey().contains(".tmp-"))
                .map(entry -> {
                    try {
                        return JSON.readTree(entry.getValue().bytes())
                                .path("id")
                                .asText("none");
                    } catch (IOException e) {
                        return "cannot be read";
                    }
                })
                .filter(id -> id.length() == 32)
                .sorted()
                .toList();
    }

    private void sourcesAreUntouched(CrashState state, CrashState before) {
        before.entries().forEach((path, content) -> {
            if (path.startsWith("inbox/audio/") || path.equals("inbox/bg.png")) {
                boolean same = state.file(path)
                        .map(now -> now.sha256().equals(content.sha256()))
                        .orElse(false);
                require(same, "sources are untouched", state, path);
            }
        });
    }

    /** Returns the hashes of all manifests, wherever they belong. */
    private static Set<String> manifestsOf(CrashState state) {
        Set<String> hashes = new TreeSet<>();
        state.entries().forEach((path, content) -> {
            boolean place = path.equals(MANIFEST) || path.startsWith(DONE) || path.startsWith(FAILED);
            if (place && path.endsWith(".json")) {
                hashes.add(content.sha256());
            }
        });
        return hashes;
    }

    private static boolean isIn(String place, String sha256, CrashState state) {
        return state.entries().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(place))
                .anyMatch(entry -> entry.getValue().sha256().equals(sha256));
    }

    private Optional<JsonNode> result(CrashState state) {
        Optional<Content> file = state.file(RESULT);
        try {
            JsonNode json = file.isPresent() ? JSON.readTree(file.get().bytes()) : JSON.nullNode();
            require(
                    file.isEmpty() || json.path("parts").isArray(),
                    "a result is whole",
                    state,
                    file.map(content -> content.bytes().length + " bytes").orElse(""));
            return Optional.of(json).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            require(false, "a result is whole", state, e.getOriginalMessage());
            return Optional.empty();
        } catch (IOException e) {
            throw new AssertionError("bytes in memory can be read", e);
        }
    }

    private void partsAreRight(JsonNode result, CrashState state) {
        for (JsonNode part : result.path("parts")) {
            String name = part.path("file").asText();
            Optional<Content> file = state.file(SHOWN + name);
            boolean right = file.map(Content::sha256)
                    .filter(part.path("sha256").asText()::equals)
                    .isPresent();
            require(
                    right,
                    "what a result lists is there",
                    state,
                    name + (file.isPresent() ? " is another" : " is not there"));
        }
    }

    // ---- starts

    private int restartFrom(List<CrashState> states, Recorded run) throws Exception {
        // Where the manifest is not in the inbox nothing is left to do, or it is lost, which has been reported.
        List<CrashState> unfinished = states.stream()
                .filter(state -> state.file(MANIFEST).isPresent())
                .toList();
        try (Program program = new Program(home, DOWN)) {
            for (CrashState state : unfinished) {
                clear();
                state.writeTo(home);
                Outcome outcome = program.run(MANIFEST);
                boolean published = outcome instanceof Outcome.Published;
                require(published, "the next start finishes", state, shortened(outcome.toString()));
                if (published) {
                    checkEnd(CrashState.of(home, state.cut(), state.lost()), run);
                }
            }
        }
        return unfinished.size();
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }

    private void clear() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(home)) {
                    Files.delete(path);
                }
            }
        }
    }

    private void checkEnd(CrashState end, Recorded run) {
        check(end, run, true);
        String law = "the next start ends as if nothing had been";
        require(isIn(DONE, run.manifestSha256(), end), law, end, "the manifest is not in done");
        require(end.file(MANIFEST).isEmpty(), law, end, "the manifest is in the inbox");
        Optional<JsonNode> result = result(end);
        require(
                result.map(PowerLossTest::boundaries).equals(result(run.after()).map(PowerLossTest::boundaries)),
                law,
                end,
                "samples and boundaries are others");
        require(namesBelow("outbox/", end).equals(namesBelow("outbox/", run.after())), law, end, "more in the outbox");
        require(namesBelow("temp/", end).equals(namesBelow("temp/", run.after())), law, end, "more in temp");
    }

    private static List<String> boundaries(JsonNode result) {
        List<String> lines = new ArrayList<>();
        for (JsonNode part : result.path("parts")) {
            lines.add(part.path("file").asText());
            part.path("clips").forEach(clip -> lines.add(clip.toString()));
        }
        return lines;
    }

    private static List<String> namesBelow(String prefix, CrashState state) {
        return state.entries().keySet().stream()
                .filter(path -> path.startsWith(prefix) && !path.startsWith(MESSAGES)) // which are counted
                .toList();
    }

    // ---- the report

    private void require(boolean holds, String law, CrashState state, String found) {
        if (!holds) {
            violations.computeIfAbsent(law, any -> new ArrayList<>()).add("%s: %s".formatted(state, found));
        }
    }

    /** Returns a line for each law that was broken, with how often and the first few times. */
    private List<String> report() {
        return violations.entrySet().stream()
                .map(entry -> "%s: %d times broken%n    %s"
                        .formatted(
                                entry.getKey(),
                                entry.getValue().size(),
                                String.join(
                                        "%n    ".formatted(),
                                        entry.getValue().stream().limit(4).toList())))
                .toList();
    }
}
