package org.yihaotong.speech.adapt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sentences that recognition is measured with. They are left out wherever they stand
 * in the texts: a sentence that was learnt by heart measures nothing.
 */
final class HeldOut {

	private final Set<String> sentences;

	HeldOut(Set<String> sentences) {
		this.sentences = Set.copyOf(sentences);
	}

	/**
	 * Reads them.
	 * @param project the checkout
	 * @return the sentences of the recorded calls, none where there are no such calls
	 * @throws IOException if they cannot be read
	 */
	static HeldOut read(Path project) throws IOException {
		Path list = project.resolve("nlp-models/speech/calls/testset.tsv");
		if (!Files.exists(list)) {
			return new HeldOut(Set.of());
		}
		try (Stream<String> lines = Files.lines(list)) {
			return new HeldOut(lines.skip(1).map((line) -> line.split("\t")[2]).collect(Collectors.toSet()));
		}
	}

	boolean holds(String text) {
		return this.sentences.stream().anyMatch(text::contains);
	}

}
