package org.accession;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The packages and the direction of their imports, as the design lays them out: read the table from the bottom up. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchitectureTest {

    private static final Set<String> PURE = Set.of("dictionary", "naaccrxml", "rules", "staging", "edits", "statistics",
            "synthetic", "keys");
    private static final Set<String> GROUND = and(PURE, "platform");
    private static final Set<String> FRAME = and(GROUND, "identity", "audit", "jobs", "web");
    private static final Set<String> RECORDS = and(FRAME, "patient");
    private static final Set<String> SHARED = and(RECORDS, "directory", "checking", "disclosure", "worklist");
    private static final Set<String> FEATURES = and(SHARED, "intake", "abstracting", "followup", "submission",
            "outcomes", "privacy");

    /** What each package may import. */
    private static final Map<String, Set<String>> TABLE = table();

    private static Map<String, Set<String>> table() {
        Map<String, Set<String>> may = new HashMap<>();
        may.put("dictionary", Set.of());
        may.put("statistics", Set.of());
        may.put("keys", Set.of());
        may.put("platform", Set.of());
        may.put("backup", Set.of("platform", "keys"));
        may.put("naaccrxml", Set.of("dictionary"));
        may.put("rules", Set.of("dictionary"));
        may.put("staging", Set.of("dictionary", "rules"));
        may.put("edits", Set.of("dictionary", "rules"));
        may.put("synthetic", Set.of("dictionary", "staging"));
        may.put("cli", PURE);

        may.put("identity", GROUND);
        may.put("audit", and(GROUND, "identity"));
        may.put("jobs", and(GROUND, "identity", "audit"));
        may.put("web", and(GROUND, "identity"));

        may.put("patient", FRAME);

        may.put("directory", RECORDS);
        may.put("checking", RECORDS);
        may.put("disclosure", RECORDS);
        may.put("worklist", RECORDS);

        may.put("intake", SHARED);
        may.put("abstracting", SHARED);
        may.put("followup", SHARED);
        may.put("submission", SHARED);
        may.put("outcomes", and(SHARED, "followup"));
        may.put("privacy", SHARED);

        may.put("home", FEATURES);
        return may;
    }

    private static final String[] FRAMEWORKS = {"jakarta..", "io.quarkus..", "io.smallrye..", "io.vertx..",
            "org.eclipse.microprofile..", "org.hibernate..", "org.jboss..", "org.flywaydb..", "org.postgresql.."};
    private static final String[] DATABASE = {"java.sql..", "javax.sql.."};

    private static final JavaClasses ACCESSION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.accession");

    @Test
    void every_package_stands_in_the_table() {
        assertThat(ACCESSION.stream().map(ArchitectureTest::feature).filter(name -> !name.isEmpty()).distinct())
                .isSubsetOf(TABLE.keySet());
    }

    @Test
    void packages_import_downwards_only() {
        TABLE.forEach((name, allowed) -> noClasses().that(resideInAnyPackage(in(name))).should()
                .dependOnClassesThat(new DescribedPredicate<JavaClass>("lie in another package than " + allowed) {
                    @Override
                    public boolean test(JavaClass target) {
                        return target.getPackageName().startsWith("org.accession")
                                && !feature(target).equals(name) && !allowed.contains(feature(target));
                    }
                }).allowEmptyShould(true).check(ACCESSION));
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching("org.accession.(*)..").should().beFreeOfCycles().check(ACCESSION);
    }

    @Test
    void pure_packages_know_no_framework_and_no_database() {
        noClasses().that().resideInAnyPackage(in(and(PURE, "cli", "platform"))).should().dependOnClassesThat()
                .resideInAnyPackage(FRAMEWORKS).check(ACCESSION);
        // SQLite is a file format here: official metafiles are SQLite files (ADR 51)
        noClasses().that().resideInAnyPackage(in(and(PURE, "cli"))).and()
                .haveNameNotMatching(".*\\.edits\\.SmfMetafile(\\$.*)?").should().dependOnClassesThat()
                .resideInAnyPackage(DATABASE).check(ACCESSION);
        noClasses().that().resideInAnyPackage(in(PURE)).should().dependOnClassesThat().resideInAnyPackage("picocli..")
                .check(ACCESSION);
    }

    @Test
    void pages_are_seen_by_their_own_feature_alone() {
        classes().that().haveSimpleNameEndingWith("Pages").should().bePackagePrivate()
                .check(ACCESSION);
    }

    @Test
    void every_address_says_who_may_call_it() {
        methods().that(DescribedPredicate.describe("answer at an address", ArchitectureTest::answers))
                .should(new ArchCondition<>("name roles; open to all is only what signs people in") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean roles = carries(method, RolesAllowed.class);
                        boolean open = carries(method, PermitAll.class)
                                && feature(method.getOwner()).equals("identity");
                        events.add(new SimpleConditionEvent(method, roles || open,
                                method.getFullName() + " names no role"));
                    }
                }).check(ACCESSION);
    }

    /** Quarkus passes over others in silence. */
    @Test
    void every_address_is_a_public_method() {
        methods().that(DescribedPredicate.describe("answer at an address", ArchitectureTest::answers)).should()
                .bePublic().check(ACCESSION);
    }

    @Test
    void names_say_what_a_class_is() {
        noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|DTO|Dto)").check(ACCESSION);
    }

    private static boolean answers(JavaMethod method) {
        return method.getAnnotations().stream().map(JavaAnnotation::getRawType)
                .anyMatch(type -> type.isAnnotatedWith(HttpMethod.class));
    }

    private static boolean carries(JavaMethod method, Class<? extends java.lang.annotation.Annotation> annotation) {
        return method.isAnnotatedWith(annotation) || method.getOwner().isAnnotatedWith(annotation);
    }

    /** The first package below the base: empty for the base itself. */
    private static String feature(JavaClass type) {
        String[] names = type.getPackageName().split("\\.");
        return names.length > 2 ? names[2] : "";
    }

    private static String in(String feature) {
        return "org.accession." + feature + "..";
    }

    private static String[] in(Set<String> features) {
        return features.stream().map(ArchitectureTest::in).toArray(String[]::new);
    }

    private static Set<String> and(Set<String> some, String... more) {
        Set<String> all = new HashSet<>(some);
        Stream.of(more).forEach(all::add);
        return all;
    }
}
