package org.stillcast.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HostNameTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    mill                  | -    | -    | -         | -         | mill
                    mill                  | PC-7 | sh   | dns.local | machine-1 | mill
                    localhost             | PC-7 | sh   | dns.local | machine-1 | PC-7
                    -                     | -    | sh   | dns.local | machine-1 | sh
                    (none)                | -    | -    | dns.local | machine-1 | dns.local
                    localhost.localdomain | -    | ' '  | localhost | machine-1 | machine-1
                    -                     | -    | -    | localhost | ''        | localhost
                    ' my  own box '       | -    | -    | -         | -         | my-own-box
                    """)
    void theFirstNameThatTellsMachinesApartIsTaken(
            @Nullable String kernel,
            @Nullable String computerName,
            @Nullable String hostName,
            @Nullable String network,
            @Nullable String hardware,
            String expected)
            throws IOException {
        Path file = folder.resolve("hostname");
        if (kernel != null) {
            Files.writeString(file, kernel + "\n");
        }
        Map<String, String> environment = new HashMap<>();
        environment.put("COMPUTERNAME", computerName);
        environment.put("HOSTNAME", hostName);

        assertThat(HostName.of(file, environment, () -> network, () -> hardware))
                .isEqualTo(expected);
    }

    @Test
    void theFormOfVersion10IsUnderstood() {
        Owner owner = Owner.us();

        assertThat(Owner.in("In use by Stillcast: pid 1234 on host mill\n")).contains(new Owner(1234, "mill"));
        assertThat(Owner.in(owner.text())).contains(owner);
        assertThat(HostName.ours()).isNotEqualTo(HostName.OF_ALL);
    }

    @Test
    void thePidOfAnotherMachineIsNotLookedForHere() {
        long alive = ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(1L);

        assertThat(new Owner(alive, HostName.ours()).isAlive()).isTrue();
        assertThat(new Owner(alive, "localhost").isAlive()).as("of version 1.0").isTrue();
        assertThat(new Owner(alive, HostName.ours() + "-2").isAlive()).isFalse();
    }
}
