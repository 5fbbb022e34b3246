package org.stillcast.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.stillcast.chapter.Chapter;
import org.stillcast.outbox.ClipEntry;
import org.stillcast.outbox.PartEntry;
import org.stillcast.outbox.SkippedEntry;
import org.stillcast.outbox.WarningEntry;
import org.stillcast.project.SampleRate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ProofPageTest {
    private static final String HOSTILE =
            "</script><script>alert(1)</script> <!--<script> ]]> &lt; \" \\ \u2028\u2029 食べる \uD83D\uDE00";
    private static final Pattern DATA =
            Pattern.compile("(?s)<script type=\"application/json\" id=\"data\">(.*?)</script>");
    private static final Pattern SCRIPT = Pattern.compile("(?s)<script type=\"module\">(.*?)</script>");

    @Test
    void whatTheResultListsIsInItInItsOrder() throws IOException {
        JsonNode data = data(written(page("A book")));

        assertThat(data.toString()).isEqualTo(new ObjectMapper().readTree("""
                                { "id": "book", "title": "A book", "language": "ja", "rate": 48000, "pictures": ["a.png", "b.png"],
                                  "skipped": [{ "id": "9", "audio": "9.mp3", "reason": "is empty (0 bytes)" }],
                                  "parts": [
                                    { "file": "book_part001.mp4", "video": true, "samples": 96000, "waveform": "QUJD",
                                      "chapters": [{ "millis": 0, "title": "One" }],
                                      "clips": [
                                        { "id": "1", "audio": "1.mp3", "at": 100, "samples": 500, "sound": "01234567", "text": "first",
                                          "picture": 1, "lufs": -20.50, "gain": 4.50, "peak": -3.00, "rms": -22.1,
                                          "warnings": [{ "kind": "complaint", "message": "crackles" }] },
                                        { "id": "2", "audio": "2.mp3", "at": 600, "samples": 300, "sound": "01234567", "round": 2,
                                          "cut": true }] },
                                    { "file": "book_part002.m4a", "video": false, "samples": 96000, "chapters": [], "clips": [] }] }
                                """).toString());
    }

    @Test
    void whatPeopleHaveWrittenIsDataAndEndsNothing() throws IOException {
        String page = written(page(HOSTILE));

        assertThat(page.split("</script>", -1)).hasSize(3);
        assertThat(page).doesNotContain("alert(1)</").doesNotContain("\u2028").doesNotContain("\u2029");
        assertThat(data(page).path("title").asText()).isEqualTo(HOSTILE);
    }

    /** Nothing of it comes from elsewhere, and its script is the one that the daemon lets run. */
    @Test
    void itNeedsNothingElse() throws Exception {
        String page = written(page("A book"));

        assertThat(page)
                .doesNotContainPattern("(?i)(src|href)=\"(?!#|data:,)")
                .doesNotContain("http:", "https:", "@import");
        String script = found(SCRIPT, page);
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
        assertThat(ProofPage.scriptHash())
                .isEqualTo("sha256-" + Base64.getEncoder().encodeToString(sha256));
        assertThat(script).doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
        assertThat(written(page("A book"))).isEqualTo(page);
    }

    private static final Pattern WORD = Pattern.compile("(?m)^ {4}'([a-zA-Z0-9.-]+)': ");

    /** But for the numbers, of which Chinese has one. */
    @Test
    void bothLanguagesSayTheSame() throws IOException {
        String script = found(SCRIPT, written(page("A book")));
        int border = script.indexOf("const chinese");
        String chinese = script.substring(border, script.indexOf("};", border));

        assertThat(keys(chinese))
                .hasSizeGreaterThan(50)
                .isEqualTo(keys(script.substring(0, border).replaceAll("(?m)^ {4}'[^']+[.]one'.*$", "")));
    }

    private static Set<String> keys(String words) {
        return WORD.matcher(words)
                .results()
                .map((MatchResult word) -> word.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static ProofPage page(String title) {
        List<ClipNotes> notes = List.of(
                new ClipNotes("first", 1, List.of(new ClipNotes.Warning(WarningEntry.Kind.COMPLAINT, "crackles"))),
                new ClipNotes("", 0, List.of()));
        PartEntry video = part(
                "book_part001.mp4",
                "",
                "QUJD",
                List.of(
                        clip("1", 100, 500, null, null, "-20.50", "-3.00", "4.50", "-22.1"),
                        clip("2", 600, 300, 2, 900L, null, null, null, null)));
        return new ProofPage(
                "book",
                title,
                "ja",
                new SampleRate(48_000),
                List.of("a.png", "b.png"),
                List.of(
                        new ProofPart(video, List.of(new Chapter(0, 2_000, "One")), notes),
                        new ProofPart(part("book_part002.m4a", "m4a", "", List.of()), List.of(), List.of())),
                List.of(new SkippedEntry("9", 9, "9.mp3", "/clips/8", "is empty (0 bytes)")));
    }

    private static PartEntry part(String file, String kind, String waveform, List<ClipEntry> clips) {
        return new PartEntry(
                file, kind, BigDecimal.TEN, 96_000, 0, 1, "sha", "f", "", "sound", List.of(), waveform, clips);
    }

    private static ClipEntry clip(
            String id,
            long start,
            long samples,
            @Nullable Integer round,
            @Nullable Long whole,
            @Nullable String lufs,
            @Nullable String peak,
            @Nullable String gain,
            @Nullable String rms) {
        return new ClipEntry(
                id,
                id + ".mp3",
                BigDecimal.ZERO,
                start,
                samples,
                round,
                whole == null ? null : 0L,
                whole,
                "0123456789abcdef0123456789abcdef",
                number(lufs),
                number(peak),
                number(gain),
                number(rms));
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static String written(ProofPage page) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        page.writeTo(out);
        return out.toString(UTF_8);
    }

    private static JsonNode data(String page) throws IOException {
        return new ObjectMapper().readTree(found(DATA, page));
    }

    private static String found(Pattern pattern, String page) {
        return pattern.matcher(page).results().findFirst().orElseThrow().group(1);
    }
}
