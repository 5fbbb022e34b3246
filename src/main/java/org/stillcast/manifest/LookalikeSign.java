package org.stillcast.manifest;

import java.util.Map;
import java.util.Optional;

/** Signs that Chinese and Japanese keyboards, word processors and other languages have in place of JSON's. */
final class LookalikeSign {
    private static final Map<Character, String> MEANT = Map.ofEntries(
            Map.entry('：', ":"),
            Map.entry('，', ","),
            Map.entry('、', ","),
            Map.entry('；', ","),
            Map.entry(';', ","),
            Map.entry('“', "\""),
            Map.entry('”', "\""),
            Map.entry('„', "\""),
            Map.entry('‟', "\""),
            Map.entry('＂', "\""),
            Map.entry('«', "\""),
            Map.entry('»', "\""),
            Map.entry('「', "\""),
            Map.entry('」', "\""),
            Map.entry('‘', "\""),
            Map.entry('’', "\""),
            Map.entry('‚', "\""),
            Map.entry('＇', "\""),
            Map.entry('`', "\""),
            Map.entry('\'', "\""),
            Map.entry('｛', "{"),
            Map.entry('｝', "}"),
            Map.entry('［', "["),
            Map.entry('］', "]"),
            Map.entry('【', "["),
            Map.entry('】', "]"),
            Map.entry('(', "["),
            Map.entry(')', "]"),
            Map.entry('／', "//"),
            Map.entry('#', "//"));

    private LookalikeSign() {}

    /** Returns what a sign stands for in JSON; empty if it is none of these. */
    static Optional<String> meaning(char sign) {
        return Optional.ofNullable(MEANT.get(sign));
    }
}
