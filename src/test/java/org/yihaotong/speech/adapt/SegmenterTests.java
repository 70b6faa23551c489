package org.yihaotong.speech.adapt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class SegmenterTests {

	@TempDir
	private Path folder;

	private Lexicon lexicon(String... words) throws IOException {
		StringBuilder list = new StringBuilder("<eps> 0\n");
		int number = 1;
		for (String word : words) {
			list.append(word).append(' ').append(number++).append('\n');
		}
		Path file = this.folder.resolve("words.txt");
		Files.writeString(file, list + "[unk] 90\n#0 91\n<s> 92\n</s> 93\n");
		return Lexicon.read(file);
	}

	private static List<String> split(Segmenter segmenter, Lexicon lexicon, String text) {
		return segmenter.split(text)
			.stream()
			.map((part) -> IntStream.of(part).mapToObj(lexicon::word).collect(Collectors.joining(" ")))
			.toList();
	}

	@Test
	void prefersFewWordsBeforeItHasLearnt() throws IOException {
		Lexicon lexicon = lexicon("我", "要", "我要", "投", "诉", "投诉");
		assertThat(split(new Segmenter(lexicon), lexicon, "我要投诉")).containsExactly("我要 投诉");
	}

	@Test
	void learnsWhichWordsAreUsual() throws IOException {
		Lexicon lexicon = lexicon("发", "发展", "展", "中国", "国", "中", "国家", "家");
		Segmenter segmenter = new Segmenter(lexicon);
		segmenter.learn(Collections.nCopies(20, "国家"));
		assertThat(split(segmenter, lexicon, "发展中国家")).containsExactly("发展 中 国家");
	}

	@Test
	void partsWhereTheModelLacksACharacter() throws IOException {
		Lexicon lexicon = lexicon("停", "水", "停水", "了");
		assertThat(split(new Segmenter(lexicon), lexicon, "停水魑了")).containsExactly("停水", "了");
		assertThat(new Segmenter(lexicon).split("魑魅")).isEmpty();
		assertThat(new Segmenter(lexicon).split("")).isEmpty();
	}

	@Test
	void neverTakesWhatIsNoWord() throws IOException {
		Lexicon lexicon = lexicon("好");
		assertThat(lexicon.number("[unk]")).isNegative();
		assertThat(lexicon.number("<s>")).isNegative();
		assertThat(lexicon.all()).containsExactly(1);
	}

	@Test
	void saysWhichLineOfAListIsWrong() throws IOException {
		Path file = this.folder.resolve("words.txt");
		Files.writeString(file, "好 1\n坏\n");
		assertThatIOException().isThrownBy(() -> Lexicon.read(file)).withMessageContaining("坏");
		Files.writeString(file, "好 1\n");
		assertThatIOException().isThrownBy(() -> Lexicon.read(file)).withMessageContaining("<s>");
	}

}
