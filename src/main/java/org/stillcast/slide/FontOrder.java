package org.stillcast.slide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which of several fonts is rather written with: those of the operator before the bundled one, and that before the system's; of these,
 * Chinese characters in the forms of the text's language, fonts that are known to be good before others, plain before ornate.
 *
 * @param language BCP 47; empty if it is not known
 */
record FontOrder(String language) implements Comparator<FontFace> {
    private static final Map<String, List<String>> EAST_ASIAN = Map.of(
            "ja",
            List.of(
                    "Noto Sans CJK JP",
                    "Noto Sans JP",
                    "Source Han Sans JP",
                    "Source Han Sans",
                    "Hiragino Sans",
                    "Hiragino Kaku Gothic",
                    "Yu Gothic",
                    "Meiryo",
                    "IPAexGothic",
                    "IPAGothic",
                    "TakaoGothic",
                    "VL Gothic",
                    "MS Gothic"),
            "zh-hans",
            List.of(
                    "Noto Sans CJK SC",
                    "Noto Sans SC",
                    "Source Han Sans SC",
                    "Source Han Sans CN",
                    "PingFang SC",
                    "Hiragino Sans GB",
                    "Microsoft YaHei",
                    "WenQuanYi",
                    "Heiti SC",
                    "SimHei",
                    "Droid Sans Fallback"),
            "zh-hant",
            List.of(
                    "Noto Sans CJK TC",
                    "Noto Sans TC",
                    "Source Han Sans TC",
                    "Source Han Sans TW",
                    "PingFang TC",
                    "Microsoft JhengHei",
                    "Heiti TC"),
            "ko",
            List.of(
                    "Noto Sans CJK KR",
                    "Noto Sans KR",
                    "Source Han Sans K",
                    "Apple SD Gothic Neo",
                    "Malgun Gothic",
                    "NanumGothic",
                    "Nanum Gothic"));

    private static final List<String> GOOD = List.of(
            "Noto Sans",
            "Segoe UI",
            "Arial",
            "Helvetica",
            "Liberation Sans",
            "Nirmala",
            "Kohinoor",
            "Geeza Pro",
            "Leelawadee UI",
            "Thonburi",
            "Tahoma");

    private static final Pattern ORNATE = Pattern.compile(
            "(?i).*\\b(serif|mono|monospace|slab|condensed|script|rounded|kufi|nastaliq|mincho|ming|song|batang|times"
                    + "|courier|georgia|symbol|symbols|emoji|math|music|unifont).*");

    private static final int ORNATE_RANK = 10_000;
    private static final int IRREGULAR_RANK = 100_000;

    @Override
    public int compare(FontFace one, FontFace other) {
        return Comparator.comparingInt(FontFace::place)
                .thenComparingInt(this::rank)
                .thenComparing(face -> face.head().family())
                .thenComparing(face -> face.source().toString())
                .thenComparingInt(FontFace::index)
                .compare(one, other);
    }

    private int rank(FontFace face) {
        String family = face.head().family();
        List<String> known = known();
        int rank = 0;
        while (rank < known.size() && !isOf(family, known.get(rank))) {
            rank++;
        }
        return rank
                + (ORNATE.matcher(family).matches() ? ORNATE_RANK : 0)
                + (face.head().isRegular() ? 0 : IRREGULAR_RANK);
    }

    private static boolean isOf(String family, String known) {
        return family.regionMatches(true, 0, known, 0, known.length());
    }

    private List<String> known() {
        List<String> known = new ArrayList<>(EAST_ASIAN.getOrDefault(eastAsian(), List.of()));
        known.addAll(GOOD);
        return known;
    }

    private String eastAsian() {
        Locale locale = Locale.forLanguageTag(language);
        if (!locale.getLanguage().equals("zh")) {
            return locale.getLanguage();
        }
        boolean isOfThere = List.of("TW", "HK", "MO").contains(locale.getCountry());
        boolean isTraditional =
                locale.getScript().isEmpty() ? isOfThere : locale.getScript().equals("Hant");
        return isTraditional ? "zh-hant" : "zh-hans";
    }
}
