package org.stillcast.files;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The name that tells this machine from others that share a folder with it; whether anybody can reach it by that does not
 * matter.
 */
public final class HostName {
    /** What every machine calls itself that was not given a name. */
    static final String OF_ALL = "localhost";

    private static final Set<String> TOLD_BY_NOTHING = Set.of("", "(none)", OF_ALL, "localhost.localdomain");
    private static final String OURS = of(
            Path.of("/proc/sys/kernel/hostname"),
            System.getenv(),
            HostName::ofNetwork,
            () -> ofHardware(Path.of("/etc/machine-id")));

    private HostName() {}

    /** Returns that of this machine. */
    public static String ours() {
        return OURS;
    }

    /**
     * Returns the first name that tells machines apart, without blanks.
     *
     * @param kernel a file with the system's own name for itself; need not be there
     * @param network what the network makes of it
     * @param hardware the last resort
     */
    static String of(
            Path kernel,
            Map<String, String> environment,
            Supplier<@Nullable String> network,
            Supplier<@Nullable String> hardware) {
        return Stream.<Supplier<@Nullable String>>of(
                        () -> content(kernel),
                        () -> environment.get("COMPUTERNAME"),
                        () -> environment.get("HOSTNAME"),
                        network,
                        hardware)
                .map(Supplier::get)
                .filter(Objects::nonNull)
                .map(name -> name.strip().replaceAll("\\s+", "-"))
                .filter(Predicate.not(TOLD_BY_NOTHING::contains))
                .findFirst()
                .orElse(OF_ALL);
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    /** Without DNS the name is in the complaint: {@code name: name: Temporary failure in name resolution}. */
    private static String ofNetwork() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return String.valueOf(e.getMessage()).replaceFirst(":.*", "");
        }
    }

    private static String ofHardware(Path machineId) {
        String id = content(machineId).strip();
        try {
            List<String> addresses = NetworkInterface.networkInterfaces()
                    .flatMap(card -> Optional.ofNullable(hardwareAddress(card)).stream())
                    .map(HexFormat.of()::formatHex)
                    .sorted()
                    .toList();
            return id.isEmpty() && addresses.isEmpty() ? "" : "machine-" + Fingerprint.of(id, addresses);
        } catch (IOException e) {
            return id.isEmpty() ? "" : "machine-" + Fingerprint.of(id, List.of());
        }
    }

    private static byte @Nullable [] hardwareAddress(NetworkInterface card) {
        try {
            return card.getHardwareAddress();
        } catch (IOException e) {
            return null;
        }
    }
}
