package org.stillcast.inbox;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class InboxNameTest {
    @ParameterizedTest
    @CsvSource({
        "book.json, MANIFEST",
        "Book.JSON, MANIFEST",
        "book.jsonc, MANIFEST",
        "book (1).json, MANIFEST",
        "book - Copy.json, MANIFEST",
        "book-OFFICE-PC.json, MANIFEST",
        "a conflicted copy.json, MANIFEST",
        "book.json.txt, MISNAMED",
        "Book.Json.TXT, MISNAMED",
        "book.jsonc.txt, MISNAMED",
        "book.json5, MISNAMED",
        "book.sync-conflict-20261124-090807-ABCDEFG.json, CONFLICT",
        "book.sync-conflict-20261124-090807-ABCDEFG.jsonc, CONFLICT",
        "book (Anna's conflicted copy 2026-11-24).json, CONFLICT",
        "book (conflicted copy 2026-11-24 090807).json, CONFLICT",
        "book (Case Conflict).json, CONFLICT",
        "课程 (小明 的冲突副本 2026-11-24).json, CONFLICT",
        "book_conflict-20261124-090807.json, CONFLICT",
        "book.json~, OTHER",
        "book.json.bak, OTHER",
        "book.json.part, OTHER",
        ".book.json, OTHER",
        ".json, OTHER",
        "~$book.json, OTHER",
        "book.schema.json, OTHER",
        "book.json.status.txt, OTHER",
        "book.json.error.txt, OTHER",
        "notes.txt, OTHER"
    })
    void aNameTellsWhatAFileIs(String name, InboxName expected) {
        assertThat(InboxName.of(name)).isEqualTo(expected);
    }
}
