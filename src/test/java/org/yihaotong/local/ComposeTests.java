package org.yihaotong.local;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds docker-compose.yml to the files and settings that it names.
 */
@SuppressWarnings("unchecked")
class ComposeTests {

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)");

	private static final Pattern COPY = Pattern.compile("(?m)^COPY (?!--from)(.+) \\S+$");

	private final String text = read("docker-compose.yml");

	private final Map<String, Object> compose = new Yaml().load(this.text);

	private final Map<String, Map<String, Object>> services = (Map<String, Map<String, Object>>) at(this.compose,
			"services");

	@Test
	void hasThePartsThatTheCommandStarts() {
		assertThat(this.services.keySet()).containsExactlyInAnyOrder("postgres", "redis", "asterisk", "server", "mail");
	}

	@Test
	void documentsEveryVariable() {
		Set<String> named = VARIABLE.matcher(this.text)
			.results()
			.map((match) -> match.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
		Set<String> documented = read(".env.example").lines()
			.filter((line) -> line.matches("[A-Z0-9_]+=.*"))
			.map((line) -> line.substring(0, line.indexOf('=')))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(documented).isEqualTo(named);
	}

	@Test
	void leavesNoSecretWithADefault() {
		assertThat(this.text.lines().filter((line) -> line.matches(" +\\w*(PASSWORD|SECRET): .*")))
			.allSatisfy((line) -> assertThat(line).containsPattern("\\$\\{\\w+:?\\?"));
		assertThat(read(".env.example").lines().filter((line) -> line.matches("\\w*(PASSWORD|SECRET)=.+"))).isEmpty();
	}

	@Test
	void buildsFromFilesThatExist() {
		assertThat(builds()).isNotEmpty().allSatisfy((build) -> {
			Path context = Path.of(at(build, "context"));
			assertThat(context.resolve(at(build, "dockerfile"))).isRegularFile();
			COPY.matcher(read(at(build, "dockerfile")))
				.results()
				.flatMap((match) -> Stream.of(match.group(1).split(" ")))
				.forEach((source) -> assertThat(context.resolve(source)).exists());
		});
	}

	@Test
	void mountsVolumesThatAreDeclaredOrFoldersThatExist() {
		Set<String> declared = ((Map<String, Object>) at(this.compose, "volumes")).keySet();
		assertThat(mounts()).isNotEmpty().allSatisfy((mount) -> {
			String source = mount.substring(0, mount.indexOf(':'));
			if (source.startsWith(".") || source.startsWith("/")) {
				assertThat(Path.of(source)).exists();
			}
			else {
				assertThat(declared).contains(source);
			}
		});
		assertThat(declared)
			.allSatisfy((volume) -> assertThat(mounts()).anyMatch((mount) -> mount.startsWith(volume + ":")));
	}

	@Test
	void checksTheHealthOfEveryPartThatOthersWaitFor() {
		Map<String, Object> awaited = (Map<String, Object>) at(at(this.services, "server"), "depends_on");
		assertThat(awaited.keySet()).containsExactlyInAnyOrder("postgres", "redis", "asterisk")
			.allSatisfy((name) -> assertThat(healthIsChecked(name)).isTrue());
		assertThat(healthIsChecked("server")).isTrue();
	}

	@Test
	void tellsTheServerNothingThatItDoesNotRead() {
		String settings = read("src/main/resources/application.yaml");
		Set<String> properties = properties();
		assertThat(environment("server")).allSatisfy((name) -> assertThat(
				settings.contains("${" + name + ":") || properties.contains(name.replaceAll("_[0-9]+(?=_|$)", "")))
			.as(name)
			.isTrue());
	}

	@Test
	void tellsAsteriskNothingThatItsConfigurationDoesNotRead() {
		String render = read("dialplan/render.sh");
		assertThat(environment("asterisk")).allSatisfy((name) -> assertThat(render).contains("\"${" + name + ":"));
	}

	private boolean healthIsChecked(String service) {
		Map<String, Object> settings = at(this.services, service);
		Map<String, String> build = (Map<String, String>) settings.getOrDefault("build", Map.of());
		return settings.containsKey("healthcheck")
				|| (build.containsKey("dockerfile") && read(at(build, "dockerfile")).contains("\nHEALTHCHECK "));
	}

	private Set<String> environment(String service) {
		return ((Map<String, Object>) at(at(this.services, service), "environment")).keySet();
	}

	private List<Map<String, String>> builds() {
		return this.services.values()
			.stream()
			.filter((service) -> service.containsKey("build"))
			.map((service) -> (Map<String, String>) at(service, "build"))
			.toList();
	}

	private List<String> mounts() {
		return this.services.values()
			.stream()
			.filter((service) -> service.containsKey("volumes"))
			.flatMap((service) -> ((List<String>) at(service, "volumes")).stream())
			.toList();
	}

	/** The environment variables that Spring binds to the properties of the modules. */
	private static Set<String> properties() {
		return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages("org.yihaotong")
			.stream()
			.filter((type) -> type.isAnnotatedWith(ConfigurationProperties.class))
			.map((type) -> type.reflect())
			.flatMap((type) -> names(type.getAnnotation(ConfigurationProperties.class).value(), type))
			.map((name) -> name.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT))
			.collect(Collectors.toSet());
	}

	private static Stream<String> names(String prefix, Class<?> type) {
		return Stream.of(type.getRecordComponents())
			.flatMap((component) -> component.getType().isRecord()
					? names(prefix + "." + component.getName(), component.getType())
					: Stream.concat(Stream.of(prefix + "." + component.getName()), elements(prefix, component)));
	}

	private static Stream<String> elements(String prefix, RecordComponent component) {
		String element = component.getGenericType().getTypeName().replaceAll(".*<(?:.*, )?(.*)>", "$1");
		try {
			Class<?> type = Class.forName(element);
			return type.isRecord() ? names(prefix + "." + component.getName(), type) : Stream.empty();
		}
		catch (ClassNotFoundException ex) {
			return Stream.empty();
		}
	}

	private static <T> T at(Map<String, T> map, String key) {
		return Objects.requireNonNull(map.get(key), key);
	}

	private static String read(String file) {
		try {
			return Files.readString(Path.of(file));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
