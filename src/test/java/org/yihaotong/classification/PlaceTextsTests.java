package org.yihaotong.classification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yihaotong.classification.PlaceModel.Span;
import org.yihaotong.classification.PlaceTexts.Marked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PlaceTextsTests {

	@TempDir
	private Path folder;

	@Test
	void readsWhatIsMarked() throws IOException {
		write("# no text\n\n⟦滨河路３号⟧路灯不亮\n没有地点\n从⟦甲村⟧到⟦乙村⟧\n");
		assertThat(PlaceTexts.read(this.folder)).containsExactly(marked("滨河路3号路灯不亮", new Span(0, 5)), marked("没有地点"),
				marked("从甲村到乙村", new Span(1, 3), new Span(4, 6)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "⟦滨河路", "滨河路⟧", "⟦滨河⟦路⟧⟧", "⟦⟧滨河路" })
	void saysWhichLineIsMarkedWrongly(String line) throws IOException {
		write("没有地点\n" + line + "\n");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> PlaceTexts.read(this.folder))
			.withMessageStartingWith("places.txt:2: ");
	}

	private void write(String lines) throws IOException {
		Files.writeString(this.folder.resolve("places.txt"), lines);
	}

	private static Marked marked(String text, Span... places) {
		return new Marked(text, List.of(places));
	}

}
