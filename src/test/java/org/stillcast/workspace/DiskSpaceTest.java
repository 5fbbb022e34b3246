package org.stillcast.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DiskSpaceTest {
    @TempDir
    private Path folder;

    @Test
    void aNeedThatNoDiskHasIsRefusedWithWhatIsNeededWhatIsFreeAndWhere() {
        Map<Path, Long> needed = Map.of(folder, 1_234_567_890_123_456_789L);

        assertThatThrownBy(() -> DiskSpace.require(needed))
                .isInstanceOf(IOException.class)
                .hasMessageMatching("not enough room on the disk of " + Pattern.quote(folder.toString())
                        + ": 1234567890123 MB are needed, [0-9]+ MB are free");
    }

    @Test
    void foldersOnOneDiskNeedTheirSum() throws IOException {
        Path temp = Files.createDirectory(folder.resolve("temp"));
        Path outbox = Files.createDirectory(folder.resolve("outbox"));
        long mostOfIt = Files.getFileStore(folder).getUsableSpace() / 10 * 6;
        Map<Path, Long> both = new LinkedHashMap<>();
        both.put(temp, mostOfIt);
        both.put(outbox, mostOfIt);

        assertThatCode(() -> DiskSpace.require(Map.of(temp, mostOfIt))).doesNotThrowAnyException();
        assertThatCode(() -> DiskSpace.require(Map.of(outbox, mostOfIt))).doesNotThrowAnyException();
        assertThatThrownBy(() -> DiskSpace.require(both))
                .hasMessageStartingWith("not enough room on the disk of %s: %d MB are needed, "
                        .formatted(temp, 2 * mostOfIt / 1_000_000));
    }
}
