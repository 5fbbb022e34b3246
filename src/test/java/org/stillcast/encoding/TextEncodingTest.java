package org.stillcast.encoding;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TextEncodingTest {
    private static final String CHINESE = "音频,标题\n一.mp3,第一课：问候";
    private static final String LATIN = "audio;titre\n1.mp3;Leçon première, où l’on salue";

    private static String read(byte[] bytes) throws IOException {
        TextEncoding encoding = TextEncoding.of(new ByteArrayInputStream(bytes));
        StringWriter text = new StringWriter();
        encoding.open(new ByteArrayInputStream(bytes)).transferTo(text);
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, false",
        "UTF-8, true",
        "UTF-16LE, false",
        "UTF-16LE, true",
        "UTF-16BE, false",
        "UTF-16BE, true",
        "UTF-32LE, true",
        "UTF-32BE, true"
    })
    void textsAreReadWithoutTheMarkThatTheyMayHave(Charset charset, boolean marked) throws IOException {
        for (String text : new String[] {CHINESE, LATIN, "a", ""}) {
            assertThat(read(((marked ? "\uFEFF" : "") + text).getBytes(charset)))
                    .isEqualTo(text);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GBK, 音频,标题：问候",
        "Big5, 音訊,標題：問候",
        "windows-31j, 音声、あいさつ。これは辞書です",
        "x-windows-949, 오디오 제목 안녕하세요 여러분",
        "windows-1251, Звук и название урока",
        "windows-1252, Leçon première – où l’on salue"
    })
    void textsOfCodePagesAreReadByTheLikelyOne(Charset charset, String text) throws IOException {
        assertThat(read(text.getBytes(charset))).isEqualTo(text);
    }

    @Test
    void aCodePageIsFoundOutByWhatStandsFarBehind() throws IOException {
        String text = "1.mp3;x\n".repeat(10_000) + LATIN;

        assertThat(read(text.getBytes(Charset.forName("windows-1252")))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE"})
    void fewZerosMakeNoUtf16OfWhatCanBeUtf8(Charset charset) throws IOException {
        String text = "一二三四五六七八九\0".repeat(charset.equals(StandardCharsets.UTF_8) ? 3 : 0) + "天地玄黄宇宙洪荒，日月盈昃辰宿列张。\n";

        assertThat(read(text.getBytes(charset))).isEqualTo(text);
    }

    @Test
    void damagedUtf8IsTakenForNoCodePage() {
        byte[] bytes = (CHINESE + CHINESE).getBytes(StandardCharsets.UTF_8);
        bytes[20] = (byte) 0xFF;

        assertThatExceptionOfType(CharacterCodingException.class).isThrownBy(() -> read(bytes));
    }
}
