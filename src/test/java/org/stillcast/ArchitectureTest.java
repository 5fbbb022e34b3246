package org.stillcast;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.apache.camel.RoutesBuilder;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The rules of ARCHITECTURE.md. */
@AnalyzeClasses(packages = "org.stillcast", importOptions = ImportOption.DoNotIncludeTests.class)
// spotless:off
class ArchitectureTest {
    private static final Path DOCUMENT = Path.of("ARCHITECTURE.md");

    /** From the outermost room inwards: each may know those behind it, and none before it. */
    private static final List<String> ROOMS = List.of(
            "cli", "web", "route", "status", "remote", "run", "proof", "doubt", "forecast", "draft", "reception", "intake", "inbox", "outbox", "delivery",
            "workspace", "process", "media", "mp4", "mp3", "promise", "tags", "slide", "check", "ffmpeg", "work", "timeline", "subtitle", "chapter",
            "manifest", "table", "project", "files", "settings", "fault", "loudness", "retry", "packed", "encoding", "text");

    @ArchTest
    static void importsRunOneWay(JavaClasses classes) {
        for (int i = 0; i < ROOMS.size(); i++) {
            String[] outer = ROOMS.subList(0, i).stream()
                    .map(room -> "org.stillcast." + room + "..")
                    .toArray(String[]::new);
            noClasses().that().resideInAPackage("org.stillcast." + ROOMS.get(i) + "..")
                    .should().dependOnClassesThat().resideInAnyPackage(outer)
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    private static final Pattern ROW = Pattern.compile("^\\| `([a-z0-9]+)` \\|", Pattern.MULTILINE);

    private static final Pattern CLASS = Pattern.compile("`([a-z0-9]+)/([A-Z]\\w+)`");

    @Test
    void theDocumentListsTheRooms() throws IOException {
        assertThat(ROW.matcher(Files.readString(DOCUMENT)).results().map(row -> row.group(1))).isEqualTo(ROOMS);
    }

    @Test
    void eachClassThatTheDocumentNamesIsThere() throws IOException {
        Path sources = Path.of("src/main/java/org/stillcast");

        assertThat(CLASS.matcher(Files.readString(DOCUMENT)).results())
                .isNotEmpty()
                .allSatisfy(named -> assertThat(sources.resolve(named.group(1)).resolve(named.group(2) + ".java"))
                        .exists());
    }

    @ArchTest
    static final ArchRule everyRoomIsNamed = classes()
            .should().resideInAnyPackage(ROOMS.stream().map(room -> "org.stillcast." + room).toArray(String[]::new));

    @ArchTest
    static final ArchRule noCycles = slices().matching("org.stillcast.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyRoutesAndTheirServerKnowCamel = noClasses()
            .that().resideOutsideOfPackages("org.stillcast.route..", "org.stillcast.web..")
            .should().dependOnClassesThat().resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule onePackageKnowsHttp = noClasses()
            .that().resideOutsideOfPackage("org.stillcast.web..")
            .should().dependOnClassesThat().resideInAnyPackage("io.vertx..", "io.netty..", "io.micrometer..");

    /** What is loaded for HTTP is loaded by way of this one, so only where it is made. */
    @ArchTest
    static final ArchRule oneClassIsTheWayToIt = noClasses()
            .that().resideOutsideOfPackage("org.stillcast.web..")
            .should().dependOnClassesThat(resideInAPackage("org.stillcast.web..").and(not(simpleName("WebPart"))));

    /** What is loaded of a broker is loaded by way of its classes, so only where one of them is made. */
    @ArchTest
    static final ArchRule onePackageKnowsBrokers = noClasses()
            .that().resideOutsideOfPackage("org.stillcast.remote..")
            .should().dependOnClassesThat().resideInAnyPackage("jakarta.jms..", "org.apache.activemq..");

    @ArchTest
    static final ArchRule allOfThemDo = classes()
            .that().resideInAPackage("..route..").and().areTopLevelClasses().and().doNotHaveSimpleName("package-info")
            .should().dependOnClassesThat().resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule routesAreNamedSo = classes()
            .that().areAssignableTo(RoutesBuilder.class)
            .should().haveSimpleNameEndingWith("Route").orShould().haveSimpleNameEndingWith("Policy")
            .orShould().haveSimpleName("StillcastRoutesBuilder"); // Camel's word, for those who use it as a library

    @ArchTest
    static final ArchRule onePackageStartsProcesses = noClasses()
            .that().resideOutsideOfPackage("..process..")
            .should().dependOnClassesThat().areAssignableTo(ProcessBuilder.class);

    @ArchTest
    static final ArchRule purePackagesTouchNoFile = noClasses()
            .that().resideInAnyPackage("..packed..", "..text..", "..project..", "..timeline..", "..work..",
                    "..manifest..", "..ffmpeg..", "..check..", "..loudness..", "..chapter..", "..subtitle..", "..encoding..", "..table..")
            .should().dependOnClassesThat().belongToAnyOf(Files.class, File.class, Clock.class);

    @ArchTest
    static final ArchRule timeIsExact = noFields()
            .that().areDeclaredInClassesThat().resideInAnyPackage("..timeline..", "..project..", "..work..", "..chapter..", "..subtitle..")
            .should().haveRawType(double.class).orShould().haveRawType(float.class);

    @ArchTest
    static final ArchRule onlyCommandsPrint =
            noClasses().that().resideOutsideOfPackage("org.stillcast.cli").should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule settingsCountTheProcessors = noClasses()
            .that().resideOutsideOfPackage("..settings..")
            .should().callMethod(Runtime.class, "availableProcessors");
}
// spotless:on
