package org.yihaotong.intake.portal;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The words of the pages and of the refusals, in both languages.
 */
class PortalTextsTests {

	private static final Path RESOURCES = Path.of("src/main/resources");

	private static final Pattern USED = Pattern.compile("#\\{([a-z0-9A-Z.]+)[}(]");

	private static final Pattern KEY = Pattern.compile("\"((?:error|refusal)\\.[a-z0-9.-]+[a-z0-9])\"");

	@ParameterizedTest
	@ValueSource(strings = { "messages", "refusals" })
	void bothLanguagesSayTheSameThings(String bundle) {
		Properties chinese = texts(bundle + ".properties");
		Properties english = texts(bundle + "_en.properties");
		assertThat(english.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(chinese.stringPropertyNames())
			.allSatisfy((key) -> {
				assertThat(english.getProperty(key)).isNotBlank();
				assertThat(chinese.getProperty(key)).isNotBlank();
				assertThat(english.getProperty(key).contains("{0}"))
					.isEqualTo(chinese.getProperty(key).contains("{0}"));
			});
	}

	@Test
	void theEnglishPagesHaveNoChineseWordsButExamples() {
		Properties english = texts("messages_en.properties");
		assertThat(english.stringPropertyNames()
			.stream()
			.filter((key) -> english.getProperty(key).matches(".*\\p{IsHan}.*")))
			.containsExactlyInAnyOrder("nav.language", "car.plate.hint", "error.plate");
	}

	@Test
	void everyTextThatAPageNamesExists() throws IOException {
		Set<String> used = new TreeSet<>();
		for (Path file : files(RESOURCES.resolve("templates"), ".html")) {
			collect(USED, file, used);
		}
		for (Path file : files(Path.of("src/main/java/org/yihaotong/intake"), ".java")) {
			collect(KEY, file, used);
		}
		assertThat(used).hasSizeGreaterThan(60);
		Set<String> known = new TreeSet<>(texts("messages.properties").stringPropertyNames());
		known.addAll(texts("refusals.properties").stringPropertyNames());
		assertThat(known).containsAll(used);
	}

	private static void collect(Pattern pattern, Path file, Set<String> found) throws IOException {
		Matcher matcher = pattern.matcher(Files.readString(file));
		while (matcher.find()) {
			found.add(matcher.group(1));
		}
	}

	private static List<Path> files(Path folder, String ending) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> file.toString().endsWith(ending)).toList();
		}
	}

	private static Properties texts(String name) {
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(RESOURCES.resolve("messages").resolve(name))) {
			properties.load(reader);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return properties;
	}

}
