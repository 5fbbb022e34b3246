package org.stillcast;

import java.io.File;
import java.nio.file.Files;
import java.time.Clock;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.apache.camel.RoutesBuilder;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The rules of ARCHITECTURE.md. */
@AnalyzeClasses(packages = "org.stillcast", importOptions = ImportOption.DoNotIncludeTests.class)
// spotless:off
class ArchitectureTest {
    @ArchTest
    static final ArchRule importsRunAgainstTheFlow = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("commands").definedBy("org.stillcast")
            .layer("route").definedBy("..route..")
            .layer("intake").definedBy("..intake..")
            .layer("draft").definedBy("..draft..")
            .layer("workspace").definedBy("..workspace..")
            .layer("check").definedBy("..check..")
            .layer("promise").definedBy("..promise..")
            .layer("ffmpeg").definedBy("..ffmpeg..")
            .layer("plan").definedBy("..plan..")
            .layer("manifest").definedBy("..manifest..")
            .layer("format").definedBy("..format..")
            .layer("timeline").definedBy("..timeline..")
            .layer("settings").definedBy("..settings..")
            .layer("packed").definedBy("..packed..")
            .whereLayer("commands").mayNotBeAccessedByAnyLayer()
            .whereLayer("route").mayOnlyBeAccessedByLayers("commands")
            .whereLayer("intake").mayOnlyBeAccessedByLayers("route", "commands")
            .whereLayer("draft").mayOnlyBeAccessedByLayers("commands")
            .whereLayer("workspace").mayOnlyBeAccessedByLayers("draft", "intake", "route", "commands")
            .whereLayer("check").mayOnlyBeAccessedByLayers("route", "commands")
            .whereLayer("promise").mayOnlyBeAccessedByLayers("route")
            .whereLayer("ffmpeg").mayOnlyBeAccessedByLayers("route", "commands")
            .whereLayer("plan").mayOnlyBeAccessedByLayers("check", "ffmpeg", "workspace", "draft", "intake", "route", "commands")
            .whereLayer("manifest").mayOnlyBeAccessedByLayers("draft", "intake", "route", "commands")
            .whereLayer("format")
                    .mayOnlyBeAccessedByLayers("manifest", "plan", "ffmpeg", "check", "workspace", "route", "commands")
            .whereLayer("timeline")
                    .mayOnlyBeAccessedByLayers("format", "manifest", "plan", "ffmpeg", "check", "workspace", "route")
            .whereLayer("settings").mayOnlyBeAccessedByLayers("manifest", "intake", "route", "commands")
            .whereLayer("packed").mayOnlyBeAccessedByLayers("manifest", "plan", "workspace", "intake", "route");

    @ArchTest
    static final ArchRule noCycles = slices().matching("org.stillcast.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyRoutesKnowCamel = noClasses()
            .that().resideOutsideOfPackage("..route..")
            .should().dependOnClassesThat().resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule routesAreNamedSo = classes()
            .that().areAssignableTo(RoutesBuilder.class)
            .should().haveSimpleNameEndingWith("Route").orShould().haveSimpleNameEndingWith("Policy");

    @ArchTest
    static final ArchRule oneClassStartsProcesses = noClasses()
            .that().doNotHaveSimpleName("FfmpegExec")
            .should().dependOnClassesThat().areAssignableTo(ProcessBuilder.class);

    @ArchTest
    static final ArchRule purePackagesTouchNoFile = noClasses()
            .that().resideInAnyPackage("..packed..", "..timeline..", "..format..", "..plan..", "..manifest..", "..ffmpeg..",
                    "..check..")
            .should().dependOnClassesThat().belongToAnyOf(Files.class, File.class, Clock.class);

    @ArchTest
    static final ArchRule timeIsExact = noFields()
            .that().areDeclaredInClassesThat().resideInAnyPackage("..timeline..", "..plan..", "..format..")
            .should().haveRawType(double.class).orShould().haveRawType(float.class);

    @ArchTest
    static final ArchRule onlyCommandsPrint =
            noClasses().that().resideOutsideOfPackage("org.stillcast").should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule settingsCountTheProcessors = noClasses()
            .that().resideOutsideOfPackage("..settings..")
            .should().callMethod(Runtime.class, "availableProcessors");
}
// spotless:on
