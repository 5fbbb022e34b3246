package org.stillcast.manifest;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.stillcast.table.TableRow;
import org.stillcast.text.Visible;
import org.stillcast.text.WordGuess;
import org.stillcast.text.Words;

/**
 * Which columns of a table are which fields of a clip, by its header. People keep columns of their own beside them, which are
 * left alone.
 */
final class TableColumns {
    private static final Words WORDS = Words.of(TableColumns.class);

    private static final String AUDIO = "audio";
    private static final String IMAGE = "image";
    private static final String TEXT = "text";

    /** Each with the other names that it has. */
    private static final Map<String, List<String>> FIELDS = known();

    private static final int MOST_SHOWN = 30;
    private static final int SHORTEST_GUESSED = 5;

    private final TableRow header;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    private TableColumns(TableRow header) {
        this.header = header;
    }

    private static Map<String, List<String>> known() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put(AUDIO, List.of(AUDIO, "音频", "声音", "文件", "音频文件", "音訊", "聲音", "檔案"));
        fields.put("title", List.of("title", "标题", "章节", "標題", "章節"));
        fields.put(TEXT, List.of(TEXT, "文本", "文字", "字幕文本", "字幕文字"));
        fields.put(IMAGE, List.of(IMAGE, "图片", "图像", "圖片"));
        fields.put("gap", List.of("gap", "停顿", "间隔", "停頓", "間隔"));
        fields.put("repeat", List.of("repeat", "重复", "重复次数", "重複"));
        fields.put("id", List.of("id", "编号", "編號"));
        fields.put("subtitles", List.of("subtitles", "字幕", "字幕文件", "字幕檔案"));
        fields.put("slide title", List.of("slide title", "幻灯片标题", "投影片標題"));
        fields.put("slide text", List.of("slide text", "幻灯片文字", "幻灯片文本", "投影片文字"));
        return fields;
    }

    /** Returns the columns of a table in which each row is one clip. */
    static TableColumns of(TableRow header) {
        TableColumns columns = new TableColumns(header);
        FIELDS.forEach(columns::find);
        if (!columns.columns.containsKey(AUDIO)) {
            columns.faults.add(WORDS.say("table.no-audio", columns.shown()) + columns.otherAudio());
        } else {
            columns.guess(FIELDS.keySet());
        }
        return columns;
    }

    /** Returns the columns of a table that is a course: of each sound its file, its text and its picture. */
    static TableColumns of(TableRow header, Course course) {
        TableColumns columns = new TableColumns(header);
        Collection<String> sounds = course.columns();
        for (String sound : sounds) {
            columns.find(
                    sound, Stream.concat(Stream.of(sound), names(sound, AUDIO)).toList());
            columns.find(sound + " " + TEXT, names(sound, TEXT).toList());
            columns.find(sound + " " + IMAGE, names(sound, IMAGE).toList());
        }
        for (String field : List.of("id", "title", IMAGE)) {
            columns.find(field, FIELDS.getOrDefault(field, List.of()));
        }
        sounds.stream()
                .filter(sound -> !columns.columns.containsKey(sound))
                .forEach(sound -> columns.faults.add(WORDS.say("table.no-sound", shown(sound), columns.shown())));
        columns.guess(List.of("title", IMAGE));
        return columns;
    }

    private static Stream<String> names(String sound, String field) {
        return FIELDS.getOrDefault(field, List.of()).stream().map(name -> sound + " " + name);
    }

    private void find(String field, List<String> names) {
        List<String> wanted = names.stream().map(TableColumns::folded).toList();
        for (int column = 0; column < header.cells().size(); column++) {
            if (!wanted.contains(folded(name(column))) || columns.containsValue(column)) {
                continue;
            }
            Integer other = columns.putIfAbsent(field, column);
            if (other != null) {
                faults.add(WORDS.say("table.same-columns", placed(other), placed(column), field));
            }
        }
    }

    /** One that is nearly a field that is not there is that field, with a mistake in it. */
    private void guess(Collection<String> fields) {
        List<String> missing =
                fields.stream().filter(field -> !columns.containsKey(field)).toList();
        for (int column = 0; column < header.cells().size(); column++) {
            String name = name(column);
            boolean isWord = name.length() >= SHORTEST_GUESSED && name.matches("\\p{L}+");
            if (isWord && !columns.containsValue(column)) {
                String place = placed(column);
                WordGuess.of(name, missing)
                        .ifPresent(meant -> faults.add(WORDS.say("table.column-meant", place, meant)));
            }
        }
    }

    private String otherAudio() {
        return header.cells().stream()
                .map(cell -> cell.text())
                .filter(name -> UnknownField.meant(name, List.of(AUDIO)).isPresent())
                .findFirst()
                .map(name -> WORDS.say("table.audio-meant", shown(name)))
                .orElse("");
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_-]", "");
    }

    private String name(int column) {
        return header.cell(column).text();
    }

    private static String shown(String name) {
        return Visible.shortened(name, MOST_SHOWN);
    }

    private String shown() {
        return header.cells().stream()
                .map(cell -> cell.text())
                .filter(name -> !name.isEmpty())
                .limit(MOST_SHOWN)
                .map(name -> "\"" + shown(name) + "\"")
                .reduce((all, name) -> all + ", " + name)
                .orElse("-");
    }

    /** Returns what is wrong with the header. */
    List<String> faults() {
        return faults;
    }

    /** Returns the fields that have a column. */
    Collection<String> fields() {
        return columns.keySet();
    }

    /** Returns the column of a field; empty if it has none. */
    Optional<Integer> column(String field) {
        return Optional.ofNullable(columns.get(field));
    }

    /** Returns what people know a column by: its letter and its name. */
    String placed(int column) {
        return TableRow.letters(column) + " (" + shown(name(column)) + ")";
    }
}
