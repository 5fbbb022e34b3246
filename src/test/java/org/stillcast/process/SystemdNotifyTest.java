package org.stillcast.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.FakeSystemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

@DisabledOnOs(OS.WINDOWS)
class SystemdNotifyTest {
    @TempDir
    private Path folder;

    @Test
    void withoutSystemdNobodyIsTold() {
        assertThat(SystemdNotify.of(Map.of("WATCHDOG_USEC", "1000000"))).isEmpty();
    }

    @Test
    void theWordsArriveAsTheyAre() throws IOException {
        FakeSystemd systemd = new FakeSystemd(folder);
        SystemdNotify notify = SystemdNotify.of(systemd.environment(120_000)).orElseThrow();

        notify.tell("READY=1", "STATUS=食: 5 %, \"a\"");
        notify.tell("STOPPING=1");

        assertThat(systemd.told()).containsExactly("READY=1|STATUS=食: 5 %, \"a\"", "STOPPING=1");
        assertThat(notify.watchdog()).hasValue(Duration.ofMinutes(2));
    }

    /** A daemon that somebody's service begins is not that service. */
    @Test
    void theWatchdogOfAnotherProcessIsNotOurs() throws IOException {
        Map<String, String> environment = new HashMap<>(new FakeSystemd(folder).environment(120_000));
        environment.put("WATCHDOG_PID", "1");

        assertThat(SystemdNotify.of(environment).orElseThrow().watchdog()).isEmpty();
    }

    @Test
    void wordsThatDoNotArriveAreNoMatterOfTheWork() {
        SystemdNotify notify = SystemdNotify.of(Map.of("NOTIFY_SOCKET", "/run/none", "PATH", folder.toString()))
                .orElseThrow();

        assertThatCode(() -> notify.tell("READY=1")).doesNotThrowAnyException();
        assertThat(notify.watchdog()).isEmpty();
    }
}
