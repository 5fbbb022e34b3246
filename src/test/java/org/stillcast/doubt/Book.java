package org.stillcast.doubt;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.stillcast.TestMedia;
import org.stillcast.forecast.ClipFacts;
import org.stillcast.forecast.Forecast;
import org.stillcast.intake.Intake;
import org.stillcast.intake.Submission;
import org.stillcast.packed.HeapRoom;
import org.stillcast.project.Project;
import org.stillcast.settings.Settings;
import org.stillcast.settings.SettingsReader;

/** A project of clips that are as long as it takes to say their texts; its clips can be changed before they are written. */
final class Book {
    final List<Page> pages = new ArrayList<>();
    final ObjectNode manifest = new ObjectMapper().createObjectNode();
    int pictureWidth = 1280;
    int pictureHeight = 720;
    private final Path folder;

    /** A clip. */
    static final class Page {
        String file;
        String text;
        String title = "";
        double seconds;
        int channels = 1;
        int rateHz = 22_050;
        int sound;

        private Page(int number, String text, double seconds) {
            file = "%04d.wav".formatted(number);
            this.text = text;
            this.seconds = seconds;
            sound = number;
        }
    }

    /** Makes one of so many clips without a mistake. */
    Book(Path folder, int clips) {
        this.folder = folder;
        manifest.put("version", 1).put("image", "bg.png");
        Random random = new Random(clips);
        for (int number = 1; number <= clips; number++) {
            int words = 3 + random.nextInt(22);
            double pace = 0.9 + 0.2 * random.nextDouble();
            String text = "It was a day in " + "word ".repeat(words).strip() + ".";
            pages.add(new Page(number, text, pace * (0.3 + 0.06 * text.length())));
        }
    }

    /** Gives two clips each other's texts. */
    void swapTexts(int one, int other) {
        String text = pages.get(one).text;
        pages.get(one).text = pages.get(other).text;
        pages.get(other).text = text;
    }

    /** Returns what is doubted of it: for each doubt its kind and the positions of its clips. */
    List<String> doubts() throws Exception {
        TestMedia.picture(folder.resolve("bg.png"), pictureWidth, pictureHeight);
        var clips = manifest.putArray("clips");
        for (Page page : pages) {
            write(page);
            ObjectNode clip = clips.addObject().put("audio", page.file);
            put(clip, "text", page.text);
            put(clip, "title", page.title);
        }
        Path file = Files.writeString(folder.resolve("manifest.json"), manifest.toString());
        Settings settings = new SettingsReader(Map.of(), Map.of(), folder).read();
        Project project = new Intake(settings).plan(Submission.byCommand(file, List.of(folder)));
        ClipFacts facts = ClipFacts.ofHeads(project);
        Forecast forecast = Forecast.of(project, facts);
        return Doubts.of(project, facts, forecast.parts(HeapRoom.ofThisProgram(1)), Optional.empty()).kept().stream()
                .map(doubt -> doubt.kind().word() + " " + doubt.clips())
                .toList();
    }

    private static void put(ObjectNode clip, String field, String value) {
        if (!value.isEmpty()) {
            clip.put(field, value);
        }
    }

    /** Heads and sizes are all that is looked at; where two have the same, so are their bytes. */
    private void write(Page page) throws IOException {
        int samples = (int) Math.round(page.seconds * page.rateHz);
        int data = samples * 2 * page.channels;
        ByteBuffer wav = ByteBuffer.allocate(44 + data).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(name("RIFF")).putInt(36 + data).put(name("WAVE"));
        wav.put(name("fmt ")).putInt(16).putShort((short) 1).putShort((short) page.channels);
        wav.putInt(page.rateHz).putInt(page.rateHz * 2 * page.channels).putShort((short) (2 * page.channels));
        wav.putShort((short) 16).put(name("data")).putInt(data);
        Random noise = new Random(page.sound);
        while (wav.hasRemaining()) {
            wav.putShort((short) (noise.nextInt(8000) - 4000));
        }
        Files.write(folder.resolve(page.file), wav.array());
    }

    private static byte[] name(String letters) {
        return letters.getBytes(StandardCharsets.US_ASCII);
    }
}
