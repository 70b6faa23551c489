package org.yihaotong.classification;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.namefind.BioCodec;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.TokenNameFinderModel;
import opennlp.tools.util.ext.ExtensionLoader;
import org.junit.jupiter.api.Test;
import org.yihaotong.classification.PlaceModel.Span;
import org.yihaotong.classification.PlaceTexts.Marked;

import static org.assertj.core.api.Assertions.assertThat;

class PlaceModelTests {

	private static final Path TEXTS = Path.of("nlp-models/places");

	@Test
	void findsMostPlacesOfTextsThatItWasNotTrainedOn() throws IOException {
		PlaceScores scores = PlaceScores.of(PlaceTexts.read(TEXTS.resolve("held-out")), PlaceModel.built()::spans);
		assertThat(scores.marked()).isGreaterThan(200);
		assertThat(scores.f1()).isGreaterThan(0.67);
		assertThat(scores.touching() / (double) scores.marked()).isGreaterThan(0.77);
		assertThat(scores.wrong() / (double) scores.found()).isLessThan(0.2);
	}

	@Test
	void findsWhatTheNameFinderOfOpenNlpFindsWithTheSameWeights() throws IOException {
		NameFinderME finder = finder(PlaceFolder.load(PlaceFolder::onClassPath));
		List<Marked> texts = PlaceTexts.read(TEXTS.resolve("held-out"));
		long same = texts.stream()
			.filter((marked) -> PlaceModel.built().spans(marked.text()).equals(spans(finder, marked.text())))
			.count();
		// It follows fewer beginnings, and OpenNLP only the likeliest sequences.
		assertThat(same / (double) texts.size()).isGreaterThan(0.98);
	}

	@Test
	void noHeldOutTextIsLikeOneThatIsTrainedOn() throws IOException {
		List<Set<String>> trained = PlaceTexts.read(TEXTS.resolve("training"))
			.stream()
			.map((marked) -> pairs(marked.text()))
			.toList();
		assertThat(PlaceTexts.read(TEXTS.resolve("held-out")))
			.allSatisfy((marked) -> assertThat(trained).noneMatch((other) -> alike(pairs(marked.text()), other)));
	}

	private static Set<String> pairs(String text) {
		return IntStream.range(0, text.length() - 1)
			.mapToObj((at) -> text.substring(at, at + 2))
			.collect(Collectors.toSet());
	}

	/** Half of all their pairs are the same. */
	private static boolean alike(Set<String> one, Set<String> other) {
		if (one.size() > 2 * other.size() || other.size() > 2 * one.size()) {
			return false;
		}
		long common = one.stream().filter(other::contains).count();
		return 2 * common > one.size() + other.size() - common;
	}

	@Test
	void findsNothingInNothingAndEndsWithWhateverItIsGiven() {
		assertThat(PlaceModel.built().spans("")).isEmpty();
		assertThat(PlaceModel.built().spans("路")).hasSizeLessThan(2);
		assertThat(PlaceModel.built().spans("路".repeat(4_000))).allMatch((span) -> span.end() <= 4_000);
		assertThat(PlaceModel.built().spans("\uD83D\uDE00\uFFFF \u0000")).isEmpty();
	}

	private static List<Span> spans(NameFinderME finder, String text) {
		return Arrays.stream(finder.find(PlaceTrainer.characters(text)))
			.map((span) -> new Span(span.getStart(), span.getEnd()))
			.toList();
	}

	private static NameFinderME finder(AbstractModel weights) {
		ExtensionLoader.registerAllowedPackage(PlaceTrainer.class.getPackageName());
		return new NameFinderME(new TokenNameFinderModel("zho", weights, 10, null, Map.of(), Map.of(), new BioCodec(),
				new PlaceFinderFactory()));
	}

}
