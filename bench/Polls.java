import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.stillcast.inbox.Inbox;
import org.stillcast.intake.Intake;
import org.stillcast.reception.Reception;
import org.stillcast.reception.WaitingRoom;
import org.stillcast.settings.Settings;
import org.stillcast.settings.SettingsReader;
import org.stillcast.status.StatusBoard;
import org.stillcast.status.StatusFile;

/** Looks into an inbox as often as a daemon does in a week, and says what heap is in use after each day of that. */
final class Polls {
    private static final int LOOKS_A_DAY = 24 * 60 * 60 * 2;
    private static final int DAYS = 7;

    private Polls() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Settings settings = new SettingsReader(Map.of("stillcast.media-wait", "10000h"), Map.of(), folder).read();
        AtomicLong halfSeconds = new AtomicLong();
        InstantSource time = () -> Instant.EPOCH.plus(Duration.ofMillis(500 * halfSeconds.get()));
        Clock clock = time.withZone(ZoneOffset.UTC);
        Inbox inbox = new Inbox(settings.inbox(), clock);
        inbox.prepare();
        Files.createDirectories(settings.outbox());
        Files.createDirectories(settings.temp());
        WaitingRoom room = new WaitingRoom(settings, inbox, new Intake(settings), clock, Runnable::run, gone -> {});
        Reception reception = new Reception(settings, inbox, room, clock, Runnable::run);
        StatusBoard board = new StatusBoard(settings, clock);
        StatusFile status = new StatusFile(settings.temp());
        for (int day = 1; day <= DAYS; day++) {
            long begun = System.nanoTime();
            for (int look = 0; look < LOOKS_A_DAY; look++) {
                halfSeconds.incrementAndGet();
                List<Path> admitted = reception.look();
                if (!admitted.isEmpty()) {
                    throw new IllegalStateException("nothing was to be admitted: " + admitted);
                }
                if (look % 2 == 0) {
                    status.keep(board.live(room.all()));
                }
            }
            double millis = (System.nanoTime() - begun) / 1e6;
            System.gc();
            long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            System.out.printf("day %d: %d KB heap, %.3f ms a look%n", day, heap / 1024, millis / LOOKS_A_DAY);
        }
    }
}
