package org.stillcast.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.stillcast.chapter.Chapter;
import org.stillcast.doubt.Doubt;
import org.stillcast.fault.Fault;
import org.stillcast.forecast.Forecast;
import org.stillcast.forecast.PartForecast;
import org.stillcast.forecast.WorkTime;
import org.stillcast.text.ClockTime;
import org.stillcast.text.Visible;
import org.stillcast.text.Words;

/** Plans for people: of very many parts, chapters and warnings the first ones, and of parts the last ones. */
final class PlanText implements PlanOutput {
    private static final Words WORDS = Words.of(PlanText.class);
    private static final int FIRST_PARTS = 4;
    private static final int LAST_PARTS = 2;
    private static final int FIRST_CHAPTERS = 3;
    private static final int FIRST_WARNINGS = 12;
    private static final int MOST_OF_A_NAME = 40;
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private final PrintStream out;
    private final boolean all;

    /** @param all whether nothing is left out, however much there is */
    PlanText(PrintStream out, boolean all) {
        this.out = out;
        this.all = all;
    }

    @Override
    public void planned(Path manifest, List<Fault> faults, Plan plan) {
        Forecast forecast = plan.forecast();
        out.println(WORDS.say(
                "plan.head",
                plan.project().id(),
                WORDS.count("clips", forecast.clips()),
                length(plan),
                forecast.channels() == 1 ? WORDS.say("plan.mono") : WORDS.say("plan.stereo"),
                WORDS.count("parts", plan.parts().size()),
                megabytes(plan.bytes())));
        parts(plan);
        plan.full().ifPresent(full -> out.println("    " + line(plan, full)));
        out.println("  " + work(plan.time()));
        out.println("  "
                + WORDS.say(
                        "plan.disk",
                        megabytes(forecast.need().tempBytes()),
                        megabytes(forecast.need().outboxBytes())));
        warnings(plan);
    }

    /** The console has told all that is to be said. */
    @Override
    public void refused(Path manifest, List<Fault> faults) {}

    @Override
    public void end() {
        out.flush();
    }

    private static String length(Plan plan) {
        String length = ClockTime.of(Duration.ofSeconds(Math.round(plan.millis() / 1000.0)));
        int unknown = plan.forecast().unknownClips();
        if (unknown > 0) {
            return WORDS.say("length-without", length, unknown);
        }
        return plan.isMeasured() ? WORDS.say("plan.length", length) : WORDS.say("length", length);
    }

    private void parts(Plan plan) {
        List<PartForecast> parts = plan.parts();
        int count = parts.size();
        boolean isShort = all || count <= FIRST_PARTS + LAST_PARTS + 1;
        IntStream.range(0, isShort ? count : FIRST_PARTS).forEach(part -> part(plan, parts.get(part)));
        if (!isShort) {
            out.println("    " + WORDS.say("plan.more-parts", count - FIRST_PARTS - LAST_PARTS));
            IntStream.range(count - LAST_PARTS, count).forEach(part -> part(plan, parts.get(part)));
        }
    }

    private void part(Plan plan, PartForecast part) {
        out.println("    " + line(plan, part));
        List<Chapter> chapters = part.chapters();
        int shown = all || chapters.size() <= FIRST_CHAPTERS + 1 ? chapters.size() : FIRST_CHAPTERS;
        chapters.subList(0, shown)
                .forEach(chapter -> out.println("        " + ClockTime.of(Duration.ofMillis(chapter.fromMillis()))
                        + "  " + Visible.shortened(chapter.title(), MOST_OF_A_NAME)));
        if (shown < chapters.size()) {
            out.println("        " + WORDS.say("plan.more-chapters", chapters.size() - shown));
        }
    }

    private static String line(Plan plan, PartForecast part) {
        return WORDS.say(
                "plan.part",
                part.name(),
                ClockTime.of(Duration.ofMillis(part.millis())),
                part.bytes() / 1e6,
                part.firstClip() + 1,
                part.lastClip() + 1,
                name(plan, part.firstClip()),
                name(plan, part.lastClip()));
    }

    private static String name(Plan plan, int clip) {
        return Visible.shortened(
                String.valueOf(plan.project().clips().get(clip).audio().getFileName()), MOST_OF_A_NAME);
    }

    private static String work(WorkTime time) {
        String span = span(time);
        return time.isLearned() ? WORDS.say("plan.work-learned", span) : WORDS.say("plan.work", span);
    }

    /** No more exactly than it is known. */
    private static String span(WorkTime time) {
        double least = Math.max(1, time.least().toMillis() / 1000.0);
        double most = time.most().toMillis() / 1000.0;
        if (most < 2 * MINUTE) {
            return WORDS.say("plan.seconds", Math.round(least), Math.round(Math.ceil(most)));
        }
        return most < 2 * HOUR
                ? WORDS.say("plan.minutes", Math.max(1, Math.round(least / MINUTE)), Math.round(most / MINUTE))
                : WORDS.say("plan.hours", least / HOUR, most / HOUR);
    }

    private void warnings(Plan plan) {
        List<Doubt> warnings = plan.doubts().kept();
        int count = warnings.size() + plan.doubts().others();
        if (count == 0) {
            out.println("  " + (plan.isMeasured() ? WORDS.say("plan.no-warning") : WORDS.say("plan.none-by-heads")));
            return;
        }
        out.println("  " + WORDS.count("plan.warnings", count));
        int shown = all ? warnings.size() : Math.min(warnings.size(), FIRST_WARNINGS);
        warnings.subList(0, shown).forEach(warning -> out.println("    " + warning));
        if (shown < count) {
            out.println("    " + WORDS.say("plan.more-warnings", count - shown));
        }
    }

    private static long megabytes(long bytes) {
        return Math.max(1, Math.round(bytes / 1e6));
    }
}
