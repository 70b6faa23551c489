package org.yihaotong;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

class ModularityTests {

	private static final Path PICTURE = Path.of("docs/modules.mmd");

	private static final Path PAGE = Path.of("docs/ARCHITECTURE.md");

	private static final ApplicationModules MODULES = ApplicationModules.of(YihaotongApplication.class);

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("org.yihaotong");

	@Test
	void modulesKeepTheirBorders() {
		MODULES.verify();
	}

	@ParameterizedTest(name = "{0} only in {1}")
	@CsvSource({ "org.asteriskjava.., telephony", "io.netty.., telephony", "org.vosk.., speech",
			"com.sun.jna.., speech", "net.sourceforge.pinyin4j.., speech", "opennlp.., classification",
			"com.google.crypto.tink.., recording", "io.lettuce.., routing|platform", "jakarta.mail.., intake.mailbox",
			"org.eclipse.angus.., intake.mailbox", "com.icegreen.., local", "redis.embedded.., local",
			"io.zonky.., local" })
	void aForeignLibraryStaysInItsModule(String library, String modules) {
		String[] homes = Stream.of(modules.split("\\|"))
			.map((module) -> "org.yihaotong." + module + "..")
			.toArray(String[]::new);
		noClasses().that()
			.resideOutsideOfPackages(homes)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(library)
			.check(CLASSES);
	}

	@Test
	void packagesOfDifferentModulesHaveNoCycles() {
		slices().matching("org.yihaotong.(*)..").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void theServerKnowsNothingOfTheLocalParts() {
		noClasses().that()
			.resideOutsideOfPackage("org.yihaotong.local..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.yihaotong.local..")
			.check(CLASSES);
	}

	@Test
	void nobodyPrintsToTheStandardStreams() {
		noClasses().should()
			.accessField(System.class, "out")
			.orShould()
			.accessField(System.class, "err")
			.check(CLASSES);
	}

	@Test
	void timeComesFromTheClock() {
		noClasses().should().callMethod(Instant.class, "now").check(CLASSES);
	}

	@Test
	void thePictureShowsTheModulesAsTheCodeHasThem() throws IOException {
		new Documenter(MODULES).writeModulesAsPlantUml();
		String picture = picture();
		String page = Files.readString(PAGE);
		if (Boolean.getBoolean("yihaotong.docs.write")) {
			Files.writeString(PICTURE, picture);
			Files.writeString(PAGE, withPicture(page, picture));
			return;
		}
		assertThat(Files.readString(PICTURE)).as("run ./test --write-docs to bring %s up to date", PICTURE)
			.isEqualTo(picture);
		assertThat(page).as("run ./test --write-docs to bring %s up to date", PAGE)
			.isEqualTo(withPicture(page, picture));
	}

	@Test
	void theTableOfModulesNamesThemAll() throws IOException {
		String page = Files.readString(PAGE);
		assertThat(MODULES.stream().map((module) -> module.getIdentifier().toString()).toList())
			.allSatisfy((module) -> assertThat(page).contains("| `" + module + "` |"));
	}

	private static String picture() {
		TreeSet<String> arrows = new TreeSet<>();
		for (ApplicationModule module : MODULES) {
			for (String other : mayUse(module)) {
				if (!other.equals("platform")) {
					arrows.add("    " + module.getIdentifier() + " --> " + other);
				}
			}
		}
		String names = MODULES.stream()
			.map((module) -> "    " + module.getIdentifier() + "[\"" + module.getDisplayName() + "\"]")
			.sorted()
			.collect(Collectors.joining("\n"));
		return "flowchart TD\n    %% every module also uses platform\n" + names + "\n" + String.join("\n", arrows)
				+ "\n";
	}

	/**
	 * Reads what a module declares; {@code verify()} holds the code to it.
	 */
	private static List<String> mayUse(ApplicationModule module) {
		return List.of(CLASSES.get(module.getBasePackage().getName() + ".package-info")
			.getAnnotationOfType(org.springframework.modulith.ApplicationModule.class)
			.allowedDependencies());
	}

	private static String withPicture(String page, String picture) {
		String begin = "<!-- modules: written by ModularityTests -->\n";
		int from = page.indexOf(begin);
		int to = page.indexOf("<!-- /modules -->");
		assertThat(from).as("the mark of the picture in %s", PAGE).isPositive().isLessThan(to);
		return page.substring(0, from) + begin + "```mermaid\n" + picture + "```\n" + page.substring(to);
	}

}
