package se.samverka;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.samverka.step.StepInfo;

@AnalyzeClasses(packages = "se.samverka", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    private static final Path SOURCES = Path.of("src/main/java");

    /** What belongs in models, forms and data files: collaborations, and one city's own names. */
    private static final Pattern OF_ONE_COLLABORATION = Pattern.compile(
            "sspf|supporter|programme|göteborg|goteborg|gothenburg|\\bmatch\\w*samverkan", Pattern.CASE_INSENSITIVE);

    @ArchTest
    static final ArchRule only_workflow_knows_the_engine = noClasses()
            .that()
            .resideOutsideOfPackage("se.samverka.workflow..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..")
            .because("the engine is at its end of life and has to stay exchangeable");

    @ArchTest
    static final ArchRule database_code_stays_behind_its_module_door = classes()
            .that()
            .haveSimpleNameStartingWith("Jdbc")
            .or()
            .areAnnotatedWith(Repository.class)
            .should()
            .notBePublic()
            .because("other modules use the public interface, which decides and audits");

    @ArchTest
    static final ArchRule controllers_stay_behind_their_module_door = classes()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .should()
            .notBePublic()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule controllers_say_what_they_answer_with = classes()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .should()
            .haveNameMatching(".*(Page|Pages|Api|Controller)")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule names_say_what_a_class_is =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Dto|DTO|Constants)");

    @ArchTest
    static final ArchRule dependencies_come_through_the_constructor =
            noFields().should().beAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule dates_are_of_java_time = noClasses()
            .that()
            .resideOutsideOfPackages("se.samverka.workflow..", "se.samverka.step..")
            .and()
            .areNotAnnotatedWith(StepInfo.class)
            .and()
            .doNotHaveSimpleName("FlowValues")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Date")
            .because("only the engine speaks of java.util.Date; steps and forms hand it theirs");

    @ArchTest
    static final ArchRule nothing_waits_by_sleeping =
            noClasses().should().callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule nothing_prints = noClasses()
            .that()
            .doNotBelongToAnyOf(Application.class)
            .should()
            .accessField(System.class, "out")
            .because("the log is for the application; a command of an administrator answers on the terminal");

    @ArchTest
    static final ArchRule no_method_leaves_the_transaction_that_carries_the_identity = noMethods()
            .should()
            .beAnnotatedWith(describe(
                    "@Transactional outside a transaction",
                    annotation -> annotation.getRawType().isEquivalentTo(Transactional.class)
                            && annotation.as(Transactional.class).propagation() == Propagation.NOT_SUPPORTED));

    @Test
    void production_code_knows_no_single_collaboration_and_no_city() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            var mentions = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> mentions(file).stream())
                    .toList();

            assertThat(mentions).isEmpty();
        }
    }

    private static List<String> mentions(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> OF_ONE_COLLABORATION.matcher(line).find())
                    .map(line -> SOURCES.relativize(file) + ": " + line.strip())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
