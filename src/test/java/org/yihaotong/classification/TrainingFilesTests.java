package org.yihaotong.classification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yihaotong.classification.TrainingTexts.Sample;
import org.yihaotong.platform.CategoryCode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Looks over the texts of {@code nlp-models/training}.
 */
class TrainingFilesTests {

	private static final int FEWEST = 60;

	private static final int FEWEST_IN_ALL = 16_000;

	/**
	 * Texts that share more of their pairs of characters say the same in the same words.
	 */
	private static final double ALIKE = 0.5;

	private static final Path FOLDER = Path.of("nlp-models/training");

	private static final Taxonomy TAXONOMY = CsvTaxonomy.read();

	private static List<Sample> samples = List.of();

	@BeforeAll
	static void read() throws IOException {
		samples = new TrainingTexts(TAXONOMY).read(FOLDER);
	}

	@Test
	void everyCategoryHasTexts() {
		Map<CategoryCode, Long> counts = samples.stream()
			.collect(Collectors.groupingBy(Sample::code, Collectors.counting()));
		assertThat(TAXONOMY.all())
			.allSatisfy((category) -> assertThat(counts.getOrDefault(category.code(), 0L)).as("%s", category.code())
				.isGreaterThanOrEqualTo(FEWEST));
		assertThat(samples).hasSizeGreaterThan(FEWEST_IN_ALL);
	}

	@Test
	void everyFileHoldsItsOwnMajorCategory() throws IOException {
		for (Path file : TrainingTexts.files(FOLDER)) {
			String major = file.getFileName().toString().substring(0, 2);
			assertThat(Files.readAllLines(file)).as("%s", file).allMatch((line) -> line.startsWith(major));
		}
	}

	@Test
	void theWordsOfTheSimulatedCallersAreNotTaught() throws IOException {
		List<String> said = Files.readAllLines(Path.of("nlp-models/speech/calls/testset.tsv"))
			.stream()
			.map((line) -> line.split("\t")[2])
			.toList();
		Set<String> taught = samples.stream().map((sample) -> letters(sample.text())).collect(Collectors.toSet());
		assertThat(said).hasSizeGreaterThan(50).noneMatch((text) -> taught.contains(letters(text)));
	}

	/**
	 * What is measured with must not have been taught either, nor what is calibrated by.
	 */
	@Test
	void noTextIsANearDuplicateOfAnother() throws IOException {
		List<String> texts = new ArrayList<>(samples.stream().map(Sample::text).toList());
		for (String other : List.of("calibration", "held-out", "held-out-letters")) {
			List<Sample> held = new TrainingTexts(TAXONOMY).read(FOLDER.resolveSibling(other));
			assertThat(held).extracting(Sample::code).containsAll(TAXONOMY.all().stream().map(Category::code).toList());
			texts.addAll(held.stream().map(Sample::text).toList());
		}
		assertThat(alike(texts)).isEmpty();
	}

	@Test
	void theCheckSeesATextThatDiffersInOneWord() {
		assertThat(alike(List.of("我们小区昨天晚上开始停水了", "我们单位昨天晚上开始停水了！", "路灯不亮"))).hasSize(1);
	}

	private static List<String> alike(List<String> texts) {
		Map<String, List<Integer>> seen = new HashMap<>();
		int[] sizes = new int[texts.size()];
		int[] shared = new int[texts.size()];
		List<String> found = new ArrayList<>();
		for (int i = 0; i < texts.size(); i++) {
			Set<String> pairs = pairs(texts.get(i));
			sizes[i] = pairs.size();
			Arrays.fill(shared, 0, i, 0);
			for (String pair : pairs) {
				List<Integer> before = seen.computeIfAbsent(pair, (key) -> new ArrayList<>());
				for (int other : before) {
					shared[other]++;
				}
				before.add(i);
			}
			for (int other = 0; other < i; other++) {
				if (shared[other] > ALIKE * (sizes[i] + sizes[other] - shared[other])) {
					found.add(texts.get(other) + " / " + texts.get(i));
				}
			}
		}
		return found;
	}

	private static Set<String> pairs(String text) {
		String plain = letters(text);
		return (plain.length() < 2) ? Set.of(plain) : new HashSet<>(
				IntStream.range(0, plain.length() - 1).mapToObj((i) -> plain.substring(i, i + 2)).toList());
	}

	private static String letters(String text) {
		return text.replaceAll("[^\\p{L}\\p{N}]", "");
	}

}
