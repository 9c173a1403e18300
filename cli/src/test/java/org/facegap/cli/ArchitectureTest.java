package org.facegap.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which room may use which. */
class ArchitectureTest {
    /** Room to the rooms it may use. */
    private static final Map<String, List<String>> ROOMS = Map.of(
            "core", List.of(),
            "models", List.of("core"),
            "generator", List.of("core", "models"),
            "trainer", List.of("core", "models"),
            "evaluation", List.of("core"),
            "reports", List.of("core"),
            "suite", List.of("core", "models", "generator", "trainer", "evaluation", "reports"),
            "cli", List.of("core", "models", "generator", "trainer", "evaluation", "reports", "suite"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.facegap");

    @Test
    void everyRoomIsLookedAt() {
        assertThat(CLASSES.stream().map(c -> c.getPackageName().split("\\.")[2]).collect(Collectors.toSet()))
                .isEqualTo(ROOMS.keySet());
    }

    @TestFactory
    List<DynamicTest> aRoomUsesOnlyWhatItMay() {
        List<DynamicTest> tests = new ArrayList<>();
        ROOMS.forEach((room, allowed) -> {
            String[] forbidden = ROOMS.keySet().stream()
                    .filter(other -> !other.equals(room) && !allowed.contains(other))
                    .map(other -> "org.facegap." + other + "..")
                    .toArray(String[]::new);
            if (forbidden.length > 0) {
                tests.add(DynamicTest.dynamicTest(
                        room,
                        () -> noClasses()
                                .that()
                                .resideInAPackage("org.facegap." + room + "..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(forbidden)
                                .check(CLASSES)));
            }
        });
        return tests;
    }

    @Test
    void coreEvaluationAndReportsKnowNoEngine() {
        noClasses()
                .that()
                .resideInAnyPackage("org.facegap.core..", "org.facegap.evaluation..", "org.facegap.reports..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.djl..", "ai.onnxruntime..")
                .check(CLASSES);
    }

    @Test
    void aSuiteIsALibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.facegap.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(CLASSES);
    }

    @Test
    void onePackageAloneTouchesTheEnginesInside() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.facegap.models.engine")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl.pytorch..")
                .check(CLASSES);
    }

    /** PyTorch remarks on the guard DJL puts around these, into the midst of a run's progress. */
    @Test
    void noArrayIsFilledThroughABuffer() {
        noClasses()
                .should()
                .callMethod(NDArray.class, "copyTo", NDArray.class)
                .orShould()
                .callMethod(NDArray.class, "set", Buffer.class)
                .orShould()
                .callMethod(NDArray.class, "set", float[].class)
                .orShould()
                .callMethod(NDArray.class, "set", long[].class)
                .orShould()
                .callMethod(NDArray.class, "set", int[].class)
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.facegap.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void classesAreNamedAfterWhatTheyAre() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .check(CLASSES);
    }

    @Test
    void settingsAreConfigsOrSpecs() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Spec")
                .or()
                .haveSimpleNameEndingWith("Config")
                .should()
                .beRecords()
                .orShould()
                .beInterfaces()
                .check(CLASSES);
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Settings")
                .orShould()
                .haveSimpleNameEndingWith("Recipe")
                .check(CLASSES);
        // What the parser of the command line fills is a class with annotated fields.
        noClasses()
                .that()
                .resideOutsideOfPackage("org.facegap.cli..")
                .should()
                .haveSimpleNameEndingWith("Options")
                .check(CLASSES);
    }
}
